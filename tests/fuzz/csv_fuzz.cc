// Whatever the bytes of an export are, reading it ends in orders or in one InputError, and orders
// that were read can be trained on, written and opened.
//
// The first byte of an input chooses what reads it and with which options; the rest is the file.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/model.h"
#include "model/write_model.h"
#include "orders/csv_reader.h"
#include "orders/input_error.h"
#include "orders/read_catalog.h"
#include "orders/read_orders.h"
#include "train/train.h"

using namespace goeswith;

namespace {

void require(bool holds) {
  if (!holds) abort();
}

class Bytes : public orders::ByteSource {
 public:
  Bytes(std::string_view bytes, size_t chunk) : bytes_(bytes), chunk_(chunk) {}

  size_t read(char* to, size_t capacity) override {
    const size_t size = std::min({capacity, chunk_, bytes_.size()});
    if (size > 0) std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
    return size;
  }
  uint64_t stored_bytes() const override { return 0; }

 private:
  std::string_view bytes_;
  size_t chunk_;
};

// All records and lines of the file, and the error that ended it.
std::vector<std::string> records_of(std::string_view bytes, size_t chunk) {
  std::vector<std::string> records;
  Bytes source(bytes, chunk);
  try {
    orders::CsvReader reader("file", source);
    while (reader.next()) {
      require(reader.size() >= 1 && reader.size() <= orders::kMaxFields);
      std::string record = std::to_string(reader.line());
      for (size_t column = 0; column < reader.size(); ++column) {
        require(reader[column].find('\0') == std::string_view::npos);
        record.append(1, '\0').append(reader[column]);
      }
      records.push_back(std::move(record));
    }
  } catch (const orders::InputError& error) {
    records.push_back(error.what());
  }
  return records;
}

// A file that is nowhere on the disk.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("fuzz", 0)) {
    require(write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  ~MemoryFile() { close(descriptor_); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

bool is_key(const std::string& sku) { return !sku.empty() && sku.find('\0') == std::string::npos; }

void check_log(const orders::OrderLog& log) {
  require(log.orders() >= 1 && log.line_begin.size() == log.orders() + 1);
  require(log.line_begin.back() == log.lines.size());
  require(std::is_sorted(log.ordered_at.begin(), log.ordered_at.end()));
  std::unordered_set<std::string> skus;
  for (const orders::Item& item : log.items) {
    require(is_key(item.sku) && skus.insert(item.sku).second && item.price >= orders::kNoPrice);
  }
  for (size_t o = 0; o < log.orders(); ++o) {
    std::unordered_set<uint32_t> seen;
    require(!log.order(o).empty());
    for (const uint32_t item : log.order(o)) {
      require(item < log.items.size() && seen.insert(item).second);
    }
  }
}

orders::Catalog read_catalog(const MemoryFile& file, const orders::ReadOptions& options) {
  orders::ReadReport report;
  try {
    const orders::Catalog catalog = orders::read_catalog({file.path()}, options, report);
    std::unordered_set<std::string> skus;
    for (const orders::CatalogItem& item : catalog.items) {
      require(is_key(item.sku) && skus.insert(item.sku).second);
    }
    return catalog;
  } catch (const orders::InputError&) {
    return {};
  }
}

void learn(const orders::OrderLog& log, const orders::Catalog& catalog) {
  try {
    const std::vector<uint8_t> file = model::write_model(train::train(log, catalog, {}, {}));
    model::Model model;
    require(model::Model::open(file, model) == model::OpenError::kNone);
    require(model.orders() == log.orders());
    // What fewer orders have stays out: it may be a line written for one customer.
    const std::vector<uint32_t> orders = log.item_orders();
    for (size_t i = 0; i < orders.size(); ++i) {
      if (orders[i] < train::LearnerOptions().min_orders) continue;
      require(model.find(log.items[i].sku) != model::kNoItem);
    }
    for (const orders::CatalogItem& item : catalog.items) {
      require(model.text(model.find(item.sku), model::kUrl) == item.url);
    }
  } catch (const train::TrainError&) {
    // No order of two items.
  }
}

// Three orders of the catalog's first items and of one that it has not; the items are rare enough
// to be neighbours.
orders::OrderLog some_orders_of(const orders::Catalog& catalog) {
  orders::OrderLog log;
  for (size_t c = 0; c < std::min<size_t>(3, catalog.items.size()); ++c) {
    log.items.push_back({catalog.items[c].sku, "", orders::kNoPrice});
  }
  const auto known = static_cast<uint32_t>(log.items.size());
  log.items.push_back({"known to no catalog", "", orders::kNoPrice});
  for (uint32_t order = 0; order < 3; ++order) {
    log.ordered_at.push_back(order);
    for (uint32_t item = 0; item < known && order < 2; ++item) log.lines.push_back(item);
    if (order == 2) log.lines.push_back(known);
    log.line_begin.push_back(log.lines.size());
  }
  return log;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const uint8_t choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if ((choice & 16) != 0) {
    require(records_of(bytes, bytes.size()) == records_of(bytes, 1 + choice % 13));
    return 0;
  }
  const MemoryFile file(bytes);
  orders::ReadOptions options;
  options.day_first = (choice & 1) != 0;
  options.max_bad_rows = (choice & 2) != 0 ? 1 : 0.01;
  options.customers = (choice & 64) != 0;
  if ((choice & 4) != 0) options.currency = "JPY";
  if ((choice & 8) != 0) options.columns = {{"order", "a"}, {"sku", "b"}, {"date", "c"}};
  orders::Catalog catalog;
  if ((choice & 32) != 0) catalog = read_catalog(file, options);
  if (!catalog.empty()) learn(some_orders_of(catalog), catalog);
  options.catalog = &catalog;
  orders::ReadReport report;
  try {
    const orders::OrderLog log = orders::read_orders({file.path()}, options, report);
    check_log(log);
    require(log.customer.size() == (options.customers ? log.orders() : 0));
    learn(log, {});
  } catch (const orders::InputError&) {
    // Its message is for people.
  }
  return 0;
}
