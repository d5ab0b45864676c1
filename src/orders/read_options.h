#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace goeswith::orders {

struct Catalog;

struct ReadOptions {
  // --columns: role (order, sku, date, quantity, price, title, customer) to header; order and sku
  // are needed. Without a date every order is of 1970 and they keep the order of the files.
  std::map<std::string, std::string> columns;
  // --item-pattern: keep only the SKUs in which this ECMAScript regex is found.
  std::string item_pattern;
  double max_bad_rows = 0.01;        // --max-bad-rows: share of a file's rows, in 0…1
  bool day_first = false;            // --day-first: 01/02/2026 is 1 February
  std::string currency;              // --currency: overrides what the files say
  const Catalog* catalog = nullptr;  // whose shared SKUs are keyed by name
  bool customers = false;            // tell customers apart: OrderLog::customer
  // Called now and then with the bytes read so far (as stored, so compressed ones for .gz).
  std::function<void(uint64_t)> on_progress;
};

struct BadRow {
  std::string file;
  uint64_t line;        // where the row begins; 1 is the header
  std::string message;  // what was seen and what was expected
};

// What reading left out, and why: for people, on standard error.
struct ReadReport {
  std::vector<std::string> dialects;  // one a file, as people call it: "Shopify orders export"
  uint64_t rows = 0;                  // data rows of all files
  uint64_t bad_rows = 0;              // could not be read; at most max_bad_rows of a file
  std::vector<BadRow> first_bad;      // the first five
  uint64_t cancelled_rows = 0;        // of cancelled, voided or refunded orders
  uint64_t returned_rows = 0;         // quantity not above zero
  uint64_t free_rows = 0;             // a price, and not above zero
  uint64_t filtered_rows = 0;         // SKU does not match item_pattern
  uint64_t repeated_rows = 0;  // item already in the order, or order already in an earlier file
  uint64_t withheld_rows = 0;  // catalogs: of drafts, archived or unpublished products, gift cards
  uint64_t nameless_rows = 0;  // neither SKU nor title
};

}  // namespace goeswith::orders
