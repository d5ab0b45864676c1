#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace goeswith::orders {

// The columns of the Shopify orders export, all 79.
inline const std::vector<std::string>& shopify_columns() {
  static const std::vector<std::string> columns = [] {
    std::istringstream header(
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
        "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
        "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
        "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
        "Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
        "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,"
        "Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,"
        "Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,"
        "Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,"
        "Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
        "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,"
        "Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,"
        "Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,"
        "Next Payment Due At,Payment References");
    std::vector<std::string> result;
    for (std::string column; std::getline(header, column, ',');) result.push_back(column);
    return result;
  }();
  return columns;
}

using Cells = std::map<std::string, std::string>;  // by column

// A CSV file of those columns; cells that a row does not name are blank.
inline std::string shopify_export(const std::vector<Cells>& rows) {
  std::string text;
  for (const std::string& column : shopify_columns()) text += column + ",";
  text.back() = '\n';
  for (const Cells& cells : rows) {
    for (const std::string& column : shopify_columns()) {
      const auto cell = cells.find(column);
      if (cell != cells.end()) text += "\"" + cell->second + "\"";
      text += ',';
    }
    text.back() = '\n';
  }
  return text;
}

// The first row of a paid order.
inline Cells first_row(const std::string& name, const std::string& sku, const std::string& title) {
  return {{"Name", name},
          {"Financial Status", "paid"},
          {"Currency", "EUR"},
          {"Created at", "2026-02-20 10:00:00 +0000"},
          {"Lineitem quantity", "1"},
          {"Lineitem name", title},
          {"Lineitem price", "12.50"},
          {"Lineitem sku", sku}};
}

// A further row of an order, which leaves the order's own columns blank.
inline Cells next_row(const std::string& name, const std::string& sku, const std::string& title) {
  return {{"Name", name},
          {"Created at", "2026-02-20 10:00:00 +0000"},
          {"Lineitem quantity", "2"},
          {"Lineitem name", title},
          {"Lineitem price", "3.00"},
          {"Lineitem sku", sku}};
}

// `row` with other values in some cells.
inline Cells with(Cells row, const Cells& cells) {
  for (const auto& [column, value] : cells) row[column] = value;
  return row;
}

}  // namespace goeswith::orders
