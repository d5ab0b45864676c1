#include "orders/input_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

std::string read_all(InputFile& file, size_t capacity = 1000) {
  std::string result;
  std::string chunk(capacity, '\0');
  while (const size_t size = file.read(chunk.data(), capacity)) result.append(chunk, 0, size);
  return result;
}

std::string read_all(const std::string& path) {
  InputFile file(path);
  return read_all(file);
}

std::string some_text() {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += std::to_string(i * 7919 % 10007) + ",";
  return text;
}

// Standard input hands out `bytes`, one at a time, for as long as this lives.
class PipedInput {
 public:
  explicit PipedInput(std::string bytes) : saved_(dup(STDIN_FILENO)) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    writer_ = std::thread([bytes = std::move(bytes), to = ends[1]] {
      for (const char c : bytes) {
        if (write(to, &c, 1) != 1) break;
      }
      close(to);
    });
  }
  ~PipedInput() {
    writer_.join();
    dup2(saved_, STDIN_FILENO);
    close(saved_);
  }

 private:
  int saved_;
  std::thread writer_;
};

TEST(InputFile, GivesTheBytesOfAPlainFile) {
  const TestFiles files;
  const std::string text = some_text();
  InputFile file(files.write("a.csv", text));
  EXPECT_FALSE(file.is_gzip());
  EXPECT_EQ(read_all(file), text);
  EXPECT_EQ(file.stored_bytes(), text.size());
}

TEST(InputFile, RecognisesGzipByItsBytesNotItsName) {
  const TestFiles files;
  const std::string text = some_text();
  const std::string stored = gzip(text);
  InputFile file(files.write("a.csv", stored));
  EXPECT_TRUE(file.is_gzip());
  EXPECT_EQ(read_all(file), text);
  EXPECT_EQ(file.stored_bytes(), stored.size());
  EXPECT_EQ(read_all(files.write("b.csv.gz", "order_id")), "order_id");
}

TEST(InputFile, GzipMembersAfterEachOtherAreOneFile) {
  const TestFiles files;
  EXPECT_EQ(read_all(files.write("a", gzip("one,") + gzip("") + gzip("two"))), "one,two");
}

TEST(InputFile, ZeroPaddingAfterGzipIsIgnored) {
  const TestFiles files;
  EXPECT_EQ(read_all(files.write("a", gzip("one") + std::string(512, '\0'))), "one");
}

TEST(InputFile, GzipCutAnywhereIsAnError) {
  const TestFiles files;
  const std::string stored = gzip("order_id,ordered_at,sku\n1,2026-01-01,a\n");
  for (size_t size = 2; size < stored.size(); ++size) {
    const std::string path = files.write("a.gz", stored.substr(0, size));
    EXPECT_EQ(input_error_of([&] { read_all(path); }), path + ": the gzip data is cut short");
  }
}

TEST(InputFile, DamagedGzipIsAnError) {
  const TestFiles files;
  const std::string stored = gzip(some_text());
  for (const size_t at : {size_t{2}, stored.size() / 2, stored.size() - 6}) {
    std::string damaged = stored;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const std::string path = files.write("a.gz", damaged);
    EXPECT_NE(input_error_of([&] { read_all(path); }).find("the gzip data is "), std::string::npos)
        << at;
  }
  const std::string path = files.write("b.gz", gzip("one") + "junk");
  EXPECT_NE(input_error_of([&] { read_all(path); }).find("the gzip data is damaged"),
            std::string::npos);
}

TEST(InputFile, EmptyAndTinyFilesAreRead) {
  const TestFiles files;
  EXPECT_EQ(read_all(files.write("a", "")), "");
  EXPECT_EQ(read_all(files.write("a", "x")), "x");
  EXPECT_EQ(read_all(files.write("a", "\x1F")), "\x1F");
}

TEST(InputFile, MissingFilesAndDirectoriesAreErrors) {
  const TestFiles files;
  const std::string path = files.path("none.csv");
  EXPECT_EQ(input_error_of([&] { InputFile file(path); }),
            path + ": cannot open: No such file or directory");
  EXPECT_EQ(input_error_of([&] { read_all(files.path("")); }),
            files.path("") + ": cannot read: Is a directory");
}

TEST(InputFile, DashIsStandardInputPlainOrGzip) {
  {
    const PipedInput input("order_id,sku");
    EXPECT_EQ(read_all("-"), "order_id,sku");
  }
  const PipedInput input(gzip("order_id,sku"));
  EXPECT_EQ(read_all("-"), "order_id,sku");
}

TEST(InputFile, MessagesCallDashStandardInput) {
  const PipedInput input(gzip("order_id,sku").substr(0, 20));
  EXPECT_EQ(input_error_of([] { read_all("-"); }), "standard input: the gzip data is cut short");
}

}  // namespace
}  // namespace goeswith::orders
