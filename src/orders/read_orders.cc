#include "orders/read_orders.h"

#include <algorithm>
#include <optional>

#include "orders/ascii.h"
#include "orders/catalog.h"
#include "orders/customer_book.h"
#include "orders/decimal.h"
#include "orders/export_file.h"
#include "orders/input_error.h"
#include "orders/item_book.h"
#include "orders/money.h"
#include "orders/order_book.h"
#include "orders/order_dialect.h"
#include "orders/order_lines.h"
#include "orders/timestamp.h"
#include "orders/utf8.h"

namespace goeswith::orders {
namespace {

// Longer names are no names; and the regular expressions of the standard library recurse by length.
constexpr size_t kMaxNameBytes = 4096;

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

class OrderReader {
 public:
  OrderReader(const ReadOptions& options, ReadReport& report)
      : options_(options), report_(report), items_(options.item_pattern) {
    if (options.customers) customers_.emplace();
  }

  void read(const std::string& path) {
    ExportFile file(path, options_, report_, bytes_before_);
    const OrderDialect dialect = recognise_orders(file.name(), file.header(), options_);
    report_.dialects.push_back(dialect.name);
    file_ = &file;
    dialect_ = &dialect;
    book_.begin_file();
    while (file.next()) {
      std::string message = read_row();
      if (!message.empty()) file.bad_row(std::move(message));
    }
    bytes_before_ += file.stored_bytes();
  }

  OrderLog finish(const std::string& files) {
    if (lines_.empty()) {
      const auto some = [](uint64_t rows, const char* what) {
        return rows == 0 ? "" : ", " + with_commas(rows) + " " + what;
      };
      throw InputError(
          files, "no order can be used: " + with_commas(report_.rows) + " rows" +
                     some(report_.bad_rows, "of them unreadable") +
                     some(report_.cancelled_rows, "of cancelled orders") +
                     some(report_.returned_rows, "with no quantity above 0") +
                     some(report_.free_rows, "with no price above 0") +
                     some(report_.nameless_rows, "with neither SKU nor title") +
                     some(report_.filtered_rows, "with a SKU that --item-pattern leaves out"));
    }
    OrderLog log = lines_.build(book_, items_.take(), report_.repeated_rows,
                                customers_ ? &*customers_ : nullptr);
    log.currency = currency_;
    return log;
  }

 private:
  std::string_view cell(OrderRole role) const { return file_->cell(dialect_->column[role]); }

  // Takes in the row, or counts why it is left out; says what is wrong with one that is bad.
  std::string read_row() {
    std::string message = file_->missing_columns(dialect_->least_columns);
    if (!message.empty()) return message;
    uint32_t order = 0;
    message = read_order(order);
    if (!message.empty()) return message;
    const OrderHead& head = book_[order];
    if (book_.is_repeated(order)) return left_out(report_.repeated_rows);
    if (head.dropped) return left_out(report_.cancelled_rows);

    const std::string_view quantity = cell(kQuantity);
    if (!quantity.empty()) {
      const std::optional<Decimal> number = parse_decimal(quantity);
      if (!number) return "quantity " + in_quotes(quantity) + ", expected a number such as 2";
      if (number->coefficient <= 0) return left_out(report_.returned_rows);
    }
    std::optional<Money> money;
    if (const std::string_view price = cell(kPrice); !price.empty()) {
      const std::string& stated = book_.currency(head.currency);
      money = parse_money(price, options_.currency.empty() ? stated : options_.currency);
      if (!money) return "price " + in_quotes(price) + ", expected an amount such as 12.50";
      if (!money->above_zero) return left_out(report_.free_rows);
    }

    const std::string_view title = cell(kTitle);
    if (!choose_key(cell(kSku), title)) return left_out(report_.nameless_rows);
    if (std::max(key_.size(), title.size()) > kMaxNameBytes) {
      return "SKU or title " + in_quotes(key_) + " is longer than " + with_commas(kMaxNameBytes) +
             " bytes";
    }
    const std::optional<uint32_t> item = items_.item(key_);
    if (!item) return left_out(report_.filtered_rows);
    items_.describe(*item, head.ordered_at, title, money ? price_of(*money, head) : kNoPrice);
    lines_.add(order, *item);
    return "";
  }

  static std::string left_out(uint64_t& counter) {
    ++counter;
    return "";
  }

  // Finds the row's order, or enters it.
  std::string read_order(uint32_t& order) {
    const std::string_view number = cell(kOrder);
    if (number.empty()) return "no order number";
    const std::string_view id = cell(kOrderId);
    const std::string_view date = cell(kDate);
    const std::optional<uint32_t> found = book_.find(number, id);
    const bool has_dates = dialect_->column[kDate] != kAbsent;
    if (has_dates && !(found && date.empty()) && !read_date(date)) {
      return "date " + in_quotes(date) + ", expected one such as 2026-02-20 10:00:00 or " +
             (options_.day_first ? "20/2/2026 (day first)" : "2/20/2026 (--day-first: 20/2/2026)");
    }
    if (found) {
      order = *found;
      return "";
    }
    OrderHead head;
    head.ordered_at = has_dates ? date_ : 0;
    head.dropped = is_dropped(number);
    head.currency = book_.currency_number(stated_currency());
    order = book_.add(number, id, head);
    if (customers_) customers_->enter(order, cell(kCustomer));
    return "";
  }

  bool is_dropped(std::string_view number) const {
    if (dialect_->online_retail && (number[0] == 'C' || number[0] == 'c')) return true;
    const std::string_view status = cell(kStatus);
    return !cell(kCancelled).empty() || same_ignoring_case(status, "voided") ||
           same_ignoring_case(status, "refunded");
  }

  std::string stated_currency() const {
    std::string code(cell(kCurrency));
    make_upper(code);
    return is_currency_code(code) ? code : dialect_->currency;
  }

  // Neighbouring rows mostly have the same date.
  bool read_date(std::string_view text) {
    if (!date_text_.empty() && text == date_text_) return true;
    const std::optional<int64_t> time = parse_timestamp(text, options_.day_first);
    if (!time) return false;
    date_text_ = text;
    date_ = *time;
    return true;
  }

  // Puts the item's key into key_; false if the row names none.
  bool choose_key(std::string_view sku, std::string_view title) {
    // The published figures of Online Retail count "47503J " and "47503J" as two items.
    const bool as_written = dialect_->online_retail && !sku.empty();
    key_ = as_written ? file_->raw_cell(dialect_->column[kSku]) : sku;
    if (dialect_->online_retail) make_upper(key_);
    if (!is_ascii(key_)) key_ = to_utf8(key_);
    const bool shared = options_.catalog != nullptr &&
                        std::binary_search(options_.catalog->shared_skus.begin(),
                                           options_.catalog->shared_skus.end(), key_);
    if (key_.empty() || (shared && !title.empty())) key_ = to_utf8(title);
    return !key_.empty();
  }

  // Prices of another currency than the log's say nothing about the item's price in it.
  int64_t price_of(const Money& money, const OrderHead& head) {
    if (money.minor_units <= 0) return kNoPrice;
    if (!options_.currency.empty()) {
      currency_ = options_.currency;
      return money.minor_units;
    }
    const std::string& currency =
        money.currency.empty() ? book_.currency(head.currency) : money.currency;
    if (currency_.empty()) currency_ = currency;
    return currency == currency_ ? money.minor_units : kNoPrice;
  }

  const ReadOptions& options_;
  ReadReport& report_;
  OrderBook book_;
  ItemBook items_;
  OrderLines lines_;
  std::optional<CustomerBook> customers_;
  std::string currency_;
  uint64_t bytes_before_ = 0;
  const ExportFile* file_ = nullptr;  // the file being read, and its dialect
  const OrderDialect* dialect_ = nullptr;
  std::string date_text_;
  int64_t date_ = 0;
  std::string key_;
};

}  // namespace

OrderLog read_orders(const std::vector<std::string>& files, const ReadOptions& options,
                     ReadReport& report) {
  OrderReader reader(options, report);
  for (const std::string& file : files) reader.read(file);
  return reader.finish(files.size() == 1 ? files[0] : "orders");
}

}  // namespace goeswith::orders
