#include "orders/order_dialect.h"

#include <algorithm>
#include <array>
#include <utility>

#include "orders/ascii.h"
#include "orders/input_error.h"

namespace goeswith::orders {
namespace {

constexpr DialectColumn kShopifyOrders[] = {{kOrder, true, {"Name"}},
                                            {kDate, true, {"Created at"}},
                                            {kTitle, true, {"Lineitem name"}},
                                            {kQuantity, true, {"Lineitem quantity"}},
                                            {kPrice, true, {"Lineitem price"}},
                                            {kSku, false, {"Lineitem sku"}},
                                            {kCurrency, false, {"Currency"}},
                                            {kStatus, false, {"Financial Status"}},
                                            {kCancelled, false, {"Cancelled at", "Canceled at"}},
                                            {kCustomer, false, {"Email"}},
                                            {kOrderId, false, {"Id"}}};
constexpr DialectColumn kOnlineRetail2Orders[] = {
    {kOrder, true, {"Invoice"}},
    {kSku, true, {"StockCode"}},
    {kTitle, true, {"Description"}},
    {kQuantity, true, {"Quantity"}},
    {kDate, true, {"InvoiceDate"}},
    {kPrice, true, {"Price"}},
    {kCustomer, false, {"Customer ID", "CustomerID"}}};
constexpr DialectColumn kOnlineRetailOrders[] = {{kOrder, true, {"InvoiceNo"}},
                                                 {kSku, true, {"StockCode"}},
                                                 {kTitle, true, {"Description"}},
                                                 {kQuantity, true, {"Quantity"}},
                                                 {kDate, true, {"InvoiceDate"}},
                                                 {kPrice, true, {"UnitPrice"}},
                                                 {kCustomer, false, {"CustomerID", "Customer ID"}}};
constexpr DialectColumn kNeutralOrders[] = {{kOrder, true, {"order_id"}},
                                            {kDate, true, {"ordered_at"}},
                                            {kSku, true, {"sku"}},
                                            {kTitle, false, {"title"}},
                                            {kPrice, false, {"price"}},
                                            {kQuantity, false, {"quantity"}},
                                            {kCustomer, false, {"customer", "customer_id"}}};

constexpr std::array<Dialect, 4> kOrderDialects = {
    Dialect{"Shopify orders export", kShopifyOrders},
    Dialect{"Online Retail II", kOnlineRetail2Orders},
    Dialect{"Online Retail", kOnlineRetailOrders}, Dialect{"neutral orders", kNeutralOrders}};

constexpr std::array<std::pair<std::string_view, OrderRole>, 7> kRoleNames = {
    {{"order", kOrder},
     {"sku", kSku},
     {"date", kDate},
     {"quantity", kQuantity},
     {"price", kPrice},
     {"title", kTitle},
     {"customer", kCustomer}}};

bool is_needed(OrderRole role) { return role == kOrder || role == kSku || role == kDate; }

OrderDialect mapped(const std::string& file, std::span<const std::string> header,
                    const std::map<std::string, std::string>& columns) {
  OrderDialect result{"columns as mapped", std::vector<size_t>(kOrderRoles, kAbsent), 0, "", false};
  for (const auto& [name, wanted] : columns) {
    const auto role =
        std::find_if(kRoleNames.begin(), kRoleNames.end(),
                     [&role_name = name](const auto& known) { return known.first == role_name; });
    if (role == kRoleNames.end()) {
      throw InputError("--columns",
                       "no role is called " + in_quotes(name) +
                           "; expected order, sku, date, quantity, price, title or customer");
    }
    const size_t column = find_header(header, wanted);
    if (column == kAbsent) {
      throw InputError(file, 1,
                       "--columns wants " + in_quotes(wanted) + " for " + name + ", seen are " +
                           list_headers(header));
    }
    result.column[role->second] = column;
    if (is_needed(role->second)) result.least_columns = std::max(result.least_columns, column + 1);
  }
  if (result.column[kOrder] == kAbsent || result.column[kSku] == kAbsent) {
    throw InputError("--columns", "needs order=… and sku=…");
  }
  return result;
}

}  // namespace

OrderDialect recognise_orders(const std::string& file, std::span<const std::string> header,
                              const ReadOptions& options) {
  if (!options.columns.empty()) return mapped(file, header, options.columns);
  Layout layout =
      match_dialect(file, header, kOrderDialects, kOrderRoles,
                    "\n  or --columns order=…,sku=…,date=…,quantity=…,price=…,title=…,customer=…");
  const bool online_retail = layout.dialect->name.starts_with("Online Retail");
  return {std::string(layout.dialect->name), std::move(layout.column), layout.least_columns,
          online_retail ? "GBP" : "", online_retail};
}

}  // namespace goeswith::orders
