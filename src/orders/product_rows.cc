#include "orders/product_rows.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <unordered_set>

#include "orders/ascii.h"
#include "orders/decimal.h"
#include "orders/money.h"
#include "orders/utf8.h"

namespace goeswith::orders {
namespace {

bool is_any_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return same_ignoring_case(text, word); });
}

}  // namespace

std::string_view last_category(std::string_view path) {
  const size_t mark = path.rfind('>');
  return trim(mark == path.npos ? path : path.substr(mark + 1));
}

std::string ProductRows::read_row(const ExportFile& file, const CatalogDialect& dialect) {
  file_ = &file;
  dialect_ = &dialect;
  if (std::string message = file.missing_columns(dialect.least_columns); !message.empty()) {
    return message;
  }
  if (cell(kGroup).empty()) return "no handle";
  const size_t product = product_of_row();
  add_image(products_[product]);
  const bool is_variant =
      !cell(kOption1).empty() || !cell(kItemSku).empty() || !cell(kItemPrice).empty();
  return is_variant ? add_variant(product) : "";
}

size_t ProductRows::product_of_row() {
  const uint32_t number = handles_.intern(cell(kGroup));
  if (number < products_.size()) return number;
  Product product;
  product.title = to_utf8(cell(kName));
  const std::string_view type = cell(kType);
  product.category = to_utf8(type.empty() ? last_category(cell(kTaxonomy)) : type);
  product.brand = to_utf8(cell(kBrand));
  product.url = "/products/" + to_utf8(cell(kGroup));
  const std::string_view listing = cell(kListing);
  product.withheld = (!listing.empty() && !is_any_of(listing, {"active"})) ||
                     is_any_of(cell(kPublished), {"false", "no", "0"}) ||
                     is_any_of(cell(kGiftCard), {"true", "yes", "1"});
  products_.push_back(std::move(product));
  return number;
}

// The picture with the lowest position is the product's; without positions, the first.
void ProductRows::add_image(Product& product) {
  const std::string_view image = cell(kImage);
  if (image.empty()) return;
  const std::optional<Decimal> written = parse_decimal(cell(kImagePosition));
  const double position = written ? static_cast<double>(written->coefficient) : 1e9;
  if (!product.image.empty() && position >= product.image_position) return;
  product.image = to_utf8(image);
  product.image_position = position;
}

std::string ProductRows::add_variant(size_t product) {
  if (products_[product].withheld) {
    ++report_.withheld_rows;
    return "";
  }
  CatalogItem item;
  if (const std::string_view price = cell(kItemPrice); !price.empty()) {
    const std::optional<Money> money = parse_money(price, currency());
    if (!money) return "price " + in_quotes(price) + ", expected an amount such as 12.50";
    if (!money->above_zero) {
      ++report_.free_rows;
      return "";
    }
    item.price = money->minor_units > 0 ? money->minor_units : kNoPrice;
  }
  item.sku = to_utf8(cell(kItemSku));
  for (const CatalogRole role : {kOption1, kOption2, kOption3}) {
    const std::string_view option = cell(role);
    if (option.empty()) continue;
    item.title += (item.title.empty() ? "" : " / ") + to_utf8(option);
  }
  if (item.title == "Default Title") item.title.clear();
  const std::string& name = products_[product].title;
  item.title = item.title.empty() || name.empty() ? name + item.title : name + " - " + item.title;
  if (item.title.empty() && item.sku.empty()) {
    ++report_.nameless_rows;
    return "";
  }
  item.image = to_utf8(cell(kVariantImage));
  item.stock = stock();
  item.in_stock = item.stock == kUnknownStock || item.stock > 0;
  item.cost = cost();
  variants_.push_back({product, std::move(item)});
  return "";
}

// Stores with several locations export no quantity here.
int64_t ProductRows::stock() const {
  const std::optional<Decimal> stock = parse_decimal(cell(kStock));
  if (cell(kTracker).empty() || !stock) return kUnknownStock;
  if (is_any_of(cell(kWhenOut), {"continue", "true", "yes", "1"})) return kUnknownStock;
  return stock->scaled(0).value_or(kUnknownStock);
}

// A cost that is no amount is one that nobody knows: no reason to lose the item.
int64_t ProductRows::cost() const {
  const std::optional<Money> money = parse_money(cell(kCost), currency());
  return money && money->minor_units >= 0 ? money->minor_units : kNoPrice;
}

std::vector<CatalogItem> ProductRows::take(std::vector<std::string>& shared_skus) {
  // Exports overlap: the same variant may be in two of them.
  std::vector<Variant> distinct;
  std::unordered_set<std::string> seen;
  std::unordered_map<std::string, size_t> users;
  for (Variant& variant : variants_) {
    const CatalogItem& item = variant.item;
    const std::string key = std::to_string(variant.product) + '\n' + item.sku + '\n' + item.title;
    if (!seen.insert(key).second) {
      ++report_.repeated_rows;
      continue;
    }
    ++users[item.sku];
    distinct.push_back(std::move(variant));
  }
  variants_.clear();

  std::vector<CatalogItem> items;
  for (auto& [number, item] : distinct) {
    const Product& product = products_[number];
    const bool nameless = item.title.empty();
    const bool shared = !item.sku.empty() && users[item.sku] > 1;
    if (shared) shared_skus.push_back(item.sku);
    if ((item.sku.empty() || shared) && !nameless) item.sku = item.title;
    item.product = to_utf8(handles_[static_cast<uint32_t>(number)]);
    item.category = product.category;
    item.brand = product.brand;
    item.url = product.url;
    if (item.image.empty()) item.image = product.image;
    items.push_back(std::move(item));
  }
  std::sort(shared_skus.begin(), shared_skus.end());
  shared_skus.erase(std::unique(shared_skus.begin(), shared_skus.end()), shared_skus.end());
  return items;
}

}  // namespace goeswith::orders
