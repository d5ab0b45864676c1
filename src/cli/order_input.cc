#include "cli/order_input.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <regex>

#include "orders/ascii.h"
#include "orders/read_catalog.h"
#include "orders/read_orders.h"
#include "train/read_pair_counts.h"

namespace goeswith::cli {
namespace {

void tell_left_out(const orders::ReadReport& report) {
  const std::pair<uint64_t, const char*> kinds[] = {
      {report.withheld_rows, "of drafts, archived products and gift cards"},
      {report.cancelled_rows, "of cancelled or refunded orders"},
      {report.returned_rows, "with no positive quantity"},
      {report.free_rows, "with no positive price"},
      {report.filtered_rows, "whose SKU does not match the item pattern"},
      {report.repeated_rows, "that repeat an item of the order or an order of an earlier file"},
      {report.nameless_rows, "with neither SKU nor title"},
      {report.bad_rows, "that cannot be read:"},
  };
  for (const auto& [rows, kind] : kinds) {
    if (rows > 0) std::cerr << "  left out " << rows << " rows " << kind << "\n";
  }
  for (const orders::BadRow& row : report.first_bad) {
    std::cerr << "    " << row.file << ":" << row.line << ": " << row.message << "\n";
  }
}

void tell_dialects(const std::vector<std::string>& files, const orders::ReadReport& report) {
  for (size_t f = 0; f < report.dialects.size(); ++f) {
    std::cerr << files[f] << ": " << report.dialects[f] << "\n";
  }
  tell_left_out(report);
}

std::map<std::string, std::string> parse_columns(const std::vector<std::string>& columns) {
  std::map<std::string, std::string> roles;
  for (const std::string& column : columns) {
    const size_t equals = column.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == column.size()) {
      throw CLI::ValidationError("--columns", "'" + column + "' is not of the form role=header");
    }
    roles[column.substr(0, equals)] = column.substr(equals + 1);
  }
  for (const char* needed : {"order", "sku"}) {
    if (!roles.contains(needed)) {
      throw CLI::ValidationError("--columns", std::string(needed) + "=HEADER is missing");
    }
  }
  for (const auto& [role, header] : roles) {
    static const std::vector<std::string> kRoles = {"order", "sku",   "date",    "quantity",
                                                    "price", "title", "customer"};
    if (std::find(kRoles.begin(), kRoles.end(), role) == kRoles.end()) {
      throw CLI::ValidationError(
          "--columns",
          "'" + role + "' is none of order, sku, date, quantity, price, title, customer");
    }
  }
  return roles;
}

// Of the program and its buffers, and of an item in all that is not put aside: measured on 50,000
// items with full rows of neighbours, rounded up.
constexpr uint64_t kProgramBytes = 24 << 20;
constexpr uint64_t kItemBytes = 2600;
constexpr uint64_t kItemBytesChoosing = 4000;

// "512M", "2G", "1.5g", "800mb".
std::optional<uint64_t> parse_size(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  std::string unit = orders::to_lower({end, text.data() + text.size()});
  if (unit.ends_with("b")) unit.pop_back();
  const double shift = unit == "m" ? 20 : unit == "g" ? 30 : unit == "t" ? 40 : 0;
  const double bytes = std::ldexp(number, static_cast<int>(shift));
  if (error != std::errc() || shift == 0 || !(bytes > 0 && bytes < 0x1p60)) return {};
  return static_cast<uint64_t>(bytes);
}

// CLI::Range lets it pass.
std::string check_not_nan(const std::string& text) {
  double value = 0;
  const bool nan = CLI::detail::lexical_cast(text, value) && std::isnan(value);
  return nan ? "'" + text + "' is not a number" : "";
}

}  // namespace

void OrderInput::add_order_options(CLI::App& command) {
  options_.on_progress = [this](uint64_t bytes) {
    if (memory_) memory_->check();
    progress_.report("reading: " + std::to_string(bytes / 1000000) + " MB");
  };
  command.add_option("--orders", order_files_, "Order exports; .gz is fine, - is standard input")
      ->required()
      ->type_name("FILE");
  command
      .add_option_function<std::vector<std::string>>(
          "--columns",
          [this](const std::vector<std::string>& columns) {
            options_.columns = parse_columns(columns);
          },
          "For an export of no known kind: order=HEADER,sku=HEADER and, if there, date=, "
          "quantity=, price=, title= and customer=, which evaluate alone reads")
      ->delimiter(',')
      ->type_name("ROLE=HEADER");
  command.add_option("--item-pattern", options_.item_pattern, "Keep only the SKUs that match")
      ->check([](const std::string& pattern) {
        try {
          const std::regex regex(pattern);
          return std::string();
        } catch (const std::regex_error& error) {
          return "'" + pattern + "' is no regular expression: " + error.what();
        }
      })
      ->type_name("REGEX");
  command
      .add_option("--max-bad-rows", options_.max_bad_rows,
                  "Share of a file's rows that may be unreadable")
      ->check(CLI::Range(0.0, 1.0))
      ->check(check_not_nan)
      ->capture_default_str()
      ->type_name("SHARE");
  command.add_flag("--day-first", options_.day_first, "01/02/2026 is 1 February");
  command.add_option("--currency", options_.currency, "ISO 4217, where the files do not say")
      ->check([](const std::string& code) {
        const bool letters =
            code.size() == 3 &&
            code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
        return letters ? std::string() : "'" + code + "' is not three capital letters";
      })
      ->type_name("CODE");
}

void OrderInput::add_catalog_option(CLI::App& command) {
  command
      .add_option("--catalog", catalog_files_,
                  "Catalog exports: only their items are suggested, with their title, price, link "
                  "and picture")
      ->type_name("FILE");
}

void OrderInput::add_memory_option(CLI::App& command) {
  command
      .add_option_function<std::string>(
          "--memory",
          [this](const std::string& size) {
            const std::optional<uint64_t> bytes = parse_size(size);
            if (!bytes || *bytes < orders::kLeastBound) {
              throw CLI::ValidationError(
                  "--memory", "'" + size + "' is no size such as 512M or 2G, " +
                                  orders::memory_text(orders::kLeastBound) + " at least");
            }
            memory_.emplace(*bytes);
          },
          "Keep resident memory below this: what does not fit is put aside in files in TMPDIR")
      ->type_name("SIZE");
}

void OrderInput::require_memory(size_t items, bool choosing) const {
  if (!memory_) return;
  memory_->require(
      kProgramBytes + items * (choosing ? kItemBytesChoosing : kItemBytes),
      (choosing ? "choosing how to learn of " : "learning of ") + std::to_string(items) + " items");
}

void OrderInput::check_memory() const {
  if (memory_) memory_->check();
}

Progress OrderInput::progress() {
  if (!memory_) return progress_.callback();
  return [this, tell = progress_.callback()](const char* what, uint64_t done, uint64_t total) {
    memory_->check();
    tell(what, done, total);
  };
}

orders::Catalog OrderInput::read_catalog() {
  orders::Catalog catalog;
  if (catalog_files_.empty()) return catalog;
  orders::ReadReport report;
  orders::ReadOptions options = options_;
  options.item_pattern.clear();
  catalog = orders::read_catalog(catalog_files_, options, report);
  tell_dialects(catalog_files_, report);
  std::cerr << "  " << catalog.items.size() << " items\n";
  if (!catalog.shared_skus.empty()) {
    std::cerr << "  " << catalog.shared_skus.size() << " SKUs (such as "
              << catalog.shared_skus.front() << ") belong to several items, which go by name\n";
  }
  return catalog;
}

orders::OrderLog OrderInput::read_orders(const orders::Catalog& catalog) {
  options_.catalog = &catalog;
  orders::ReadReport report;
  orders::OrderLog log = orders::read_orders(order_files_, options_, report);
  tell_dialects(order_files_, report);
  std::cerr << "  " << report.rows << " rows; " << log.orders() << " orders of " << log.items.size()
            << " items, " << log.lines.size() << " order lines\n";
  if (log.orders() > 1 && log.ordered_at.front() == log.ordered_at.back()) {
    std::cerr << "  no order is dated before another: they are taken in the order of the file\n";
  }
  if (options_.customers) {
    const auto said =
        log.orders() - static_cast<size_t>(std::count(log.customer.begin(), log.customer.end(),
                                                      orders::kNoCustomer));
    std::cerr << (said == 0 ? "  no order says who bought: past orders are not measured\n"
                            : "  " + std::to_string(said) + " orders say who bought\n");
  }
  return log;
}

train::PairTable OrderInput::read_pair_counts(const std::vector<std::string>& files,
                                              const orders::Catalog& catalog) {
  train::PairTable table = train::read_pair_counts(files, options_);
  char weighting[100];
  std::snprintf(weighting, sizeof weighting, "recency %g days, order size %g",
                table.weighting.recency_days, table.weighting.size_exponent);
  std::cerr << "pair counts: " << table.totals.orders << " orders of " << table.sold.items.size()
            << " items, " << table.totals.lines << " order lines; " << table.pairs.size() / 2
            << " pairs, all of " << table.min_orders << " orders or more; weighed by " << weighting
            << "\n";
  for (const orders::Item& item : table.sold.items) {
    if (!std::binary_search(catalog.shared_skus.begin(), catalog.shared_skus.end(), item.sku)) {
      continue;
    }
    std::cerr << "  SKU " << item.sku
              << " was counted, but belongs to several items of the catalog, "
              << "which go by name: have the SQL take their title for their SKU\n";
  }
  return table;
}

void add_learning_options(CLI::App& command, evaluate::Fixed& fixed) {
  const auto add = [&](const char* name, auto& value, const CLI::Validator& check, const char* help,
                       const char* type) {
    command.add_option(name, value, help)
        ->check(check)
        ->check(check_not_nan)
        ->type_name(type)
        ->group("Learning (chosen on the newest orders unless given)");
  };
  const std::map<std::string, train::Learner> learners = {
      {"cosine", train::Learner::kCosine},
      {"ridge", train::Learner::kRidge},
      {"log-linear", train::Learner::kLogLinear}};
  command.add_option("--learner", fixed.learner, "cosine, ridge or log-linear")
      ->transform(CLI::CheckedTransformer(learners).description(""))
      ->type_name("NAME")
      ->group("Learning (chosen on the newest orders unless given)");
  command
      .add_flag("--quick", fixed.quick,
                "Compare no ways of learning: the defaults, which suit most stores, in a tenth of "
                "the time")
      ->group("Learning (chosen on the newest orders unless given)");
  add("--recency", fixed.recency_days, CLI::Range(0.0, 1e5),
      "An order that much older weighs 1/e of a new one; 0 for no decay", "DAYS");
  add("--order-size", fixed.size_exponent, CLI::Range(0.0, 2.0),
      "An order of n items weighs n to the power of minus this", "P");
  add("--asymmetry", fixed.asymmetry, CLI::Range(0.0, 1.0), "0 ranks by attach rate, 0.5 by cosine",
      "A");
  add("--shrinkage", fixed.shrinkage, CLI::Range(0.0, 1e6),
      "How much weight it takes to believe a ratio", "S");
  add("--min-orders", fixed.min_orders, CLI::Range(1u, 1000000u),
      "Least orders that must have a pair; 2 unless given", "N");
  add("--neighbours", fixed.max_neighbours, CLI::Range(1u, 1000u), "Kept an item; 32 unless given",
      "N");
}

}  // namespace goeswith::cli
