#include "policy/apart.h"

#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

TEST(Apart, SaysWhichRuleKeepsTwoItemsApart) {
  const orders::Catalog catalog = small_catalog();
  const Store store(orders::SoldItems{}, catalog);
  const Policy policy = policy_of(R"({"never_with": [
      {"items": ["CUP"], "beside": {"items": ["BIG"]}}]})");
  const Apart apart(policy, store);
  const auto one = [&](const char* sku) { return store.selected({{sku}, {}}); };
  EXPECT_NE(apart.first(one("CUP"), one("BIG")).find("by /never_with/0"), std::string::npos);
  EXPECT_NE(apart.first(one("BIG"), one("CUP")), "") << "either way";
  EXPECT_EQ(apart.first(one("CUP"), one("POT")), "");
  EXPECT_TRUE(apart.all(one("CUP"), one("BIG")));
  EXPECT_FALSE(apart.all(one("CUP"), one("POT")));
}

}  // namespace
}  // namespace goeswith::policy
