#include "train/count_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "orders/test_files.h"
#include "train/told_counts.h"

namespace goeswith::train {
namespace {

using orders::input_error_of;
using testing::HasSubstr;

class CountFileTest : public testing::Test {
 protected:
  CountFile open(const std::string& bytes) {
    return {files_.write("counts.csv", bytes), options_, report_};
  }

  orders::TestFiles files_;
  orders::ReadOptions options_;
  orders::ReadReport report_;
};

TEST_F(CountFileTest, TellsItsKindByItsHeader) {
  EXPECT_EQ(open(kStoreHeader).kind(), CountKind::kStore);
  EXPECT_EQ(open(kItemsHeader).kind(), CountKind::kItems);
  EXPECT_EQ(open(kPairsHeader).kind(), CountKind::kPairs);
  EXPECT_EQ(open("weight, ORDERS ,\"Other\",sku,extra\n").kind(), CountKind::kPairs);
  EXPECT_THAT(input_error_of([&] { open("a,b\n"); }), HasSubstr("counts.csv:1: unknown columns"));
}

TEST_F(CountFileTest, ReadsCellsByTheirMeaning) {
  CountFile file = open("weight,orders,other,sku\n 0.25 , 3 ,b,a\n");
  ASSERT_TRUE(file.next());
  EXPECT_EQ(file.text(kSku), "a");
  EXPECT_EQ(file.text(kTitle), "") << "no such column";
  EXPECT_EQ(file.count(kOrders, 1, 3), 3U);
  EXPECT_EQ(file.weight(), 0.25);
  EXPECT_EQ(file.line(), 2U);
  EXPECT_FALSE(file.next());
}

TEST_F(CountFileTest, SaysWhatWasSeenAndWhatWasExpected) {
  CountFile file = open("sku,other,orders,weight\na,b,4,1\na,c,3x,-1\n");
  ASSERT_TRUE(file.next());
  EXPECT_THAT(input_error_of([&] { file.count(kOrders, 1, 3); }),
              HasSubstr("counts.csv:2: orders \"4\", expected a whole number from 1 to 3"));
  ASSERT_TRUE(file.next());
  EXPECT_THAT(input_error_of([&] { file.count(kOrders, 1, UINT64_MAX); }),
              HasSubstr("counts.csv:3: orders \"3x\", expected a whole number from 1"));
  EXPECT_THAT(input_error_of([&] { file.weight(); }),
              HasSubstr("counts.csv:3: weight \"-1\", expected a number from 1e-100 to 1e+15"));
}

TEST_F(CountFileTest, QueriesGiveTheColumnsThatAreRead) {
  const std::pair<const char*, std::string> headers[] = {
      {"store", kStoreHeader}, {"items", kItemsHeader}, {"pairs", kPairsHeader}};
  for (const auto& [name, header] : headers) {
    std::ifstream file(std::string(GOESWITH_SOURCE_DIR) + "/src/train/sql/" + name + ".sql");
    std::string sql{std::istreambuf_iterator<char>(file), {}};
    std::istringstream columns(header.substr(0, header.size() - 1));
    for (std::string column; std::getline(columns, column, ',');) {
      EXPECT_THAT(sql, testing::ContainsRegex("[ .]" + column + "[,\n ]")) << name;
    }
  }
  std::ifstream file(std::string(GOESWITH_SOURCE_DIR) + "/src/train/sql/pairs.sql");
  const std::string sql{std::istreambuf_iterator<char>(file), {}};
  EXPECT_THAT(sql, HasSubstr("min(least(x.orders, y.orders)) < " + std::to_string(kWholeBelow)));
}

}  // namespace
}  // namespace goeswith::train
