#include "train/count_file.h"

#include <array>
#include <charconv>

#include "orders/ascii.h"
#include "orders/input_error.h"
#include "train/pair_table.h"

namespace goeswith::train {
namespace {

using orders::in_quotes;

constexpr std::array<const char*, kCountRoles> kNames = {
    "sku",           "other",        "orders",       "orders_of_two", "order_lines", "pairs",
    "weight",        "newest_order", "recency_days", "order_size",    "min_orders",  "currency",
    "orders_before", "first_line",   "title",        "price"};

constexpr orders::DialectColumn column(CountRole role, bool needed = true) {
  return {role, needed, {kNames[role]}};
}
constexpr orders::DialectColumn kStoreColumns[] = {
    column(kOrders),    column(kOrdersOfTwo),    column(kOrderLines),  column(kAllPairs),
    column(kWeight),    column(kNewestOrder),    column(kRecencyDays), column(kOrderSize),
    column(kMinOrders), column(kCurrency, false)};
constexpr orders::DialectColumn kItemColumns[] = {
    column(kSku),          column(kOrders),           column(kWeight),
    column(kOrdersBefore), column(kFirstLine, false), column(kTitle, false),
    column(kPrice, false)};
constexpr orders::DialectColumn kPairColumns[] = {column(kSku), column(kOther), column(kOrders),
                                                  column(kWeight)};
// The store first: it has all that the others' columns are called.
constexpr std::array<orders::Dialect, 3> kDialects = {
    orders::Dialect{kCountKindNames[0], kStoreColumns},
    orders::Dialect{kCountKindNames[1], kItemColumns},
    orders::Dialect{kCountKindNames[2], kPairColumns}};

constexpr double kLeastPairWeight = 1e-100;
constexpr double kMostWeight = 1e15;

std::string in_short(double number) {
  char text[32];
  snprintf(text, sizeof text, "%.15g", number);
  return text;
}

template <typename Value>
bool parse(std::string_view text, Value& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

CountFile::CountFile(const std::string& path, const orders::ReadOptions& options,
                     orders::ReadReport& report)
    : file_(path, options, report, 0),
      layout_(orders::match_dialect(file_.name(), file_.header(), kDialects, kCountRoles, "")),
      kind_(static_cast<CountKind>(layout_.dialect - kDialects.data())) {}

bool CountFile::next() {
  if (!file_.next()) return false;
  const std::string missing = file_.missing_columns(layout_.least_columns);
  if (!missing.empty()) fail(missing);
  return true;
}

uint64_t CountFile::count(CountRole role, uint64_t least, uint64_t most) const {
  uint64_t value = 0;
  if (parse(text(role), value) && value >= least && value <= most) return value;
  fail(std::string(kNames[role]) + " " + in_quotes(text(role)) + ", expected a whole number from " +
       orders::with_commas(least) + (most == UINT64_MAX ? "" : " to " + orders::with_commas(most)));
}

double CountFile::number(CountRole role, double least, double most) const {
  double value = 0;
  // NaN is neither.
  if (parse(text(role), value) && value >= least && value <= most) return value;
  fail(std::string(kNames[role]) + " " + in_quotes(text(role)) + ", expected a number from " +
       in_short(least) + " to " + in_short(most));
}

double CountFile::weight() const {
  return without_noise(number(kWeight, kLeastPairWeight, kMostWeight));
}

void CountFile::fail(const std::string& message) const {
  throw orders::InputError(name(), line(), message);
}

}  // namespace goeswith::train
