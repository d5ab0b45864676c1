#include "orders/feed_rows.h"

#include <algorithm>

#include "orders/ascii.h"
#include "orders/decimal.h"
#include "orders/money.h"
#include "orders/product_rows.h"
#include "orders/utf8.h"

namespace goeswith::orders {

std::string FeedRows::read_row(const ExportFile& file, const CatalogDialect& dialect) {
  const auto cell = [&](CatalogRole role) { return file.cell(dialect.column[role]); };
  if (std::string message = file.missing_columns(dialect.least_columns); !message.empty()) {
    return message;
  }
  CatalogItem item;
  item.sku = to_utf8(cell(kItemSku));
  if (item.sku.empty()) return "no id";
  int64_t sale_price = kNoPrice;
  std::string message = read_price(cell(kItemPrice), item.price);
  if (message.empty()) message = read_price(cell(kSalePrice), sale_price);
  if (!message.empty()) return message;
  if (item.price == 0) {
    ++report_.free_rows;
    return "";
  }
  // A cost that cannot be read is one that nobody knows: no reason to lose the item.
  if (!read_price(cell(kCost), item.cost).empty()) item.cost = kNoPrice;
  if (const std::optional<Decimal> pieces = parse_decimal(cell(kStock))) {
    item.stock = pieces->scaled(0).value_or(kUnknownStock);
  }
  if (sale_price > 0) item.price = item.price > 0 ? std::min(item.price, sale_price) : sale_price;

  item.title = to_utf8(cell(kName));
  const std::string_view group = cell(kGroup);
  item.product = group.empty() ? item.sku : to_utf8(group);
  const std::string_view type = cell(kType);
  item.category = to_utf8(last_category(type.empty() ? cell(kTaxonomy) : type));
  item.brand = to_utf8(cell(kBrand));
  item.url = to_utf8(cell(kLink));
  item.image = to_utf8(cell(kImage));
  std::string availability = to_lower(cell(kAvailability));
  std::replace(availability.begin(), availability.end(), '_', ' ');
  item.in_stock = availability != "out of stock" && availability != "discontinued";
  items_.push_back(std::move(item));
  return "";
}

// A price of 0 stays 0; none, or one of another currency, is kNoPrice.
std::string FeedRows::read_price(std::string_view text, int64_t& price) {
  price = kNoPrice;
  if (text.empty()) return "";
  const std::string& known = options_.currency.empty() ? currency_ : options_.currency;
  const std::optional<Money> money =
      parse_money(text, known.empty() ? kFinestCurrency : std::string_view(known));
  if (!money || money->minor_units < 0) {
    return "price " + in_quotes(text) + ", expected an amount such as 15.00 USD";
  }
  if (options_.currency.empty() && currency_.empty()) currency_ = money->currency;
  const std::string& wanted = options_.currency.empty() ? currency_ : options_.currency;
  if (money->currency.empty() || money->currency == wanted) price = money->minor_units;
  return "";
}

}  // namespace goeswith::orders
