#include "cli/order_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;

constexpr const char* kHeader = "order_id,ordered_at,sku,title,price,quantity\n";

// What `goeswith train` makes of files that cannot be used; twice, once with a model published.
class BadInput : public testing::Test {
 protected:
  // Expects exit code 1, nothing on standard output and no change where the model is published;
  // returns the message.
  std::string message_of(const std::string& path, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"train", "--orders", path});
    more.insert(more.end(), {"--out", files_.path("nowhere")});
    const Ran first = run_goeswith(more);
    EXPECT_EQ(first.code, 1);
    EXPECT_FALSE(std::filesystem::exists(files_.path("nowhere")));

    publish_model(files_.path("model"), model_file("old-"), {3, 10, "2026-01-01"});
    const auto before = snapshot(files_.path("model"));
    more.back() = files_.path("model");
    const Ran second = run_goeswith(more);
    EXPECT_EQ(second.code, 1);
    EXPECT_EQ(snapshot(files_.path("model")), before);
    EXPECT_EQ(first.out + second.out, "");
    EXPECT_EQ(first.err, second.err);
    return first.err;
  }

  std::string write(const std::string& text) { return files_.write("a.csv", text); }

  TestFiles files_;
  std::string path_ = files_.path("a.csv");
};

TEST_F(BadInput, MissingFileIsNamed) {
  EXPECT_THAT(message_of(path_), HasSubstr("goeswith: " + path_ + ": cannot open"));
}

TEST_F(BadInput, EmptyFileIsNamed) {
  EXPECT_THAT(message_of(write("")), HasSubstr(path_ + ": the file is empty"));
  EXPECT_THAT(message_of(write(kHeader)), HasSubstr(path_ + ": the file has a header and no rows"));
}

TEST_F(BadInput, UnknownDialectTellsTheHeadersSeenAndNeeded) {
  const std::string message = message_of(write("Buyer,Thing\nme,hat\n"));
  EXPECT_THAT(message, HasSubstr(path_ + ":1: "));
  EXPECT_THAT(message, HasSubstr("\"Buyer\", \"Thing\""));
  EXPECT_THAT(message, HasSubstr("order_id, ordered_at, sku"));
  EXPECT_THAT(message, HasSubstr("--columns"));
}

TEST_F(BadInput, RowsThatCannotBeReadAreNamedByLine) {
  const std::string good = std::string(kHeader) + "1,2026-01-01,a,A,1,1\n";
  EXPECT_THAT(message_of(write(good + "2,2026-01-01\n")), HasSubstr(path_ + ":3: "));
  EXPECT_THAT(message_of(write(good + "2,tomorrow,a,A,1,1\n")),
              HasSubstr(path_ + ":3: date \"tomorrow\""));
  EXPECT_THAT(message_of(write(good + "\n2,2026-01-01,a,A,cheap,1\n")),
              HasSubstr(": price \"cheap\""));
  EXPECT_THAT(message_of(write(good + "2,2026-01-01,a,A,1,many\n")),
              HasSubstr(path_ + ":3: quantity \"many\""));
}

TEST_F(BadInput, NulByteIsNamedByLine) {
  const std::string message = message_of(
      write(std::string(kHeader) + "1,2026-01-01,a,A,1,1\n1,2026-01-01,b" + '\0' + ",B,1,1\n"));
  EXPECT_THAT(message, HasSubstr(path_ + ":3: "));
  EXPECT_THAT(message, HasSubstr("NUL"));
}

TEST_F(BadInput, FieldBeyondAnySenseIsNamedByLine) {
  const std::string message = message_of(
      write(std::string(kHeader) + "1,2026-01-01,a,\"" + std::string(100000000, 'x') + "\",1,1\n"));
  EXPECT_THAT(message, HasSubstr(path_ + ":2: "));
  EXPECT_LT(message.size(), 1000U);
}

TEST_F(BadInput, StoreWithNoOrderOfTwoItemsCannotTeach) {
  EXPECT_THAT(message_of(write(std::string(kHeader) + "1,2026-01-01,a,A,1,1\n2,2026-01-01,b,,,\n")),
              HasSubstr("none of the 2 orders has two different items"));
}

TEST_F(BadInput, OneBadFileOfSeveralFails) {
  files_.write("good.csv", orders_csv());
  EXPECT_THAT(message_of(files_.path("good.csv"), {"--orders", files_.path("none.csv")}),
              HasSubstr(files_.path("none.csv") + ": cannot open"));
}

TEST_F(BadInput, MissingCatalogIsNamed) {
  files_.write("good.csv", orders_csv());
  EXPECT_THAT(message_of(files_.path("good.csv"), {"--catalog", files_.path("none.csv")}),
              HasSubstr(files_.path("none.csv") + ": cannot open"));
}

class OrderInputTest : public testing::Test {
 protected:
  Ran train(const std::string& text, std::vector<std::string> more = {}) {
    more.insert(more.begin(),
                {"train", "--orders", files_.write("a.csv", text), "--out", files_.path("model")});
    return run_goeswith(more);
  }
  uint32_t items() { return ModelDirectory(files_.path("model")).model().items(); }

  TestFiles files_;
};

TEST_F(OrderInputTest, AnOrderOfTenThousandLinesIsTaken) {
  std::string text = orders_csv();
  for (int k = 0; k < 10000; ++k) {
    text += "big,2026-03-01,item-" + std::to_string(k) + ",Item,1,1\n";
  }
  const Ran ran = train(text);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(items(), 5U) << "what was ordered once is not published";
}

TEST_F(OrderInputTest, ColumnsMapAnyOtherExport) {
  const std::string text =
      "Ref;When;Article\n1;2/1/2026;a\n1;2/1/2026;b\n2;3/1/2026;b\n2;3/1/2026;a\n";
  const Ran ran = train(text, {"--columns", "order=Ref,date=When,sku=Article", "--day-first"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(items(), 2U);
  EXPECT_THAT(bytes_of(files_.path("model/manifest.json")), HasSubstr("2026-01-03"));
}

TEST_F(OrderInputTest, WhoBoughtMayBeMappedAndIsInNoModel) {
  EXPECT_EQ(train(orders_csv()).code, 0);
  const auto before = snapshot(files_.path("model"));
  std::filesystem::remove_all(files_.path("model"));
  const std::string columns =
      "order=order_id,date=ordered_at,sku=sku,title=title,price=price,quantity=quantity";
  EXPECT_EQ(train(with_customers(orders_csv()), {"--columns", columns + ",customer=customer"}).code,
            0);
  EXPECT_EQ(snapshot(files_.path("model")), before);
  EXPECT_EQ(train(orders_csv(), {"--columns", columns + ",customer=nobody"}).code, 1);
  const Ran wrong = train(orders_csv(), {"--columns", columns + ",buyer=customer"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("'buyer' is none of order, sku, date, quantity, price, title, "
                                   "customer"));
}

TEST_F(OrderInputTest, RowsLeftOutAreTold) {
  const Ran ran = train(orders_csv() + "x,2026-01-01,TP,T,1,-1\ny,2026-01-01,TP,T,0,1\n");
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("left out 1 rows with no positive quantity"));
  EXPECT_THAT(ran.err, HasSubstr("left out 1 rows with no positive price"));
}

TEST_F(OrderInputTest, AFewBadRowsAreToldAndMoreOnlyWhereAllowed) {
  const std::string text = orders_csv() + "x,2026-01-01\n";
  const Ran ran = train(text);
  EXPECT_EQ(ran.code, 0) << "one row of 129";
  EXPECT_THAT(ran.err, HasSubstr(files_.path("a.csv") + ":130: the row has 2 columns"));
  EXPECT_EQ(train(text + "y\nz\n").code, 1);
  EXPECT_EQ(train(text + "y\nz\n", {"--max-bad-rows", "0.05"}).code, 0);
  EXPECT_EQ(train(text, {"--max-bad-rows", "0"}).code, 1);
}

TEST_F(OrderInputTest, ItemPatternKeepsMatchingSkus) {
  EXPECT_EQ(train(orders_csv(), {"--item-pattern", "^(TP|CU)$"}).code, 0);
  EXPECT_EQ(items(), 2U);
  const Ran wrong = train(orders_csv(), {"--item-pattern", "("});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--item-pattern: '(' is no regular expression"));
}

}  // namespace
}  // namespace goeswith::cli
