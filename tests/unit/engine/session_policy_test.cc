// What a page tells a session, and asks it beside suggestions.
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "engine/models.h"
#include "engine/session.h"

namespace goeswith::engine {
namespace {

class SessionPolicy : public ::testing::Test {
 protected:
  // A (10.00) is bought with B (3.00), C (2.00) and D (1.00).
  void SetUp() override {
    TestModel test(4);
    test.pair(0, 1, 0.5).pair(0, 2, 0.4).pair(0, 3, 0.3);
    for (uint32_t i = 0; i < 4; ++i) test.contents.items[i].price = i == 0 ? 1000 : 400 - 100 * i;
    test.contents.items[1].rules = "g0\nx2\n";
    test.contents.items[2].rules = "g0\n";
    test.contents.items[3].rules = "c30\n";
    const std::vector<uint8_t> file = model::write_model(test.contents);
    std::memcpy(session_.model_buffer(static_cast<uint32_t>(file.size())), file.data(),
                file.size());
    ASSERT_EQ(session_.open(), 0u);
  }

  void write(const std::string& letters) {
    std::string skus;
    for (const char letter : letters) skus.append(1, letter).push_back('\0');
    std::memcpy(session_.sku_buffer(static_cast<uint32_t>(skus.size())), skus.data(), skus.size());
  }

  std::string rows(uint32_t count) {
    std::string letters;
    for (uint32_t r = 0; r < count; ++r) {
      letters += static_cast<char>(session_.model_bytes()[session_.rows()[r].text]);
    }
    return letters;
  }

  std::string suggest(const std::string& letters = "A", uint32_t cart = 1) {
    write(letters);
    return rows(session_.suggest(cart, 0, 4, 1, 0));
  }

  Session session_;
};

TEST_F(SessionPolicy, HearsWhereItIsAndWhatTheCapsAre) {
  EXPECT_EQ(suggest(), "BCD");
  session_.tell(Session::kPlace, model::kThankYouPlace);
  EXPECT_EQ(suggest(), "CD");
  session_.tell(Session::kPlace, model::kCartPlace);
  session_.tell(Session::kAtMost, 1);
  EXPECT_EQ(suggest(), "BD");
}

TEST_F(SessionPolicy, HearsOfTheCeilingAndTheGap) {
  session_.tell(Session::kCeiling, 250);
  EXPECT_EQ(suggest(), "CD");
  session_.tell(Session::kCeiling, 0);
  session_.tell(Session::kGap, 150);
  session_.tell(Session::kOvershoot, 1000);
  EXPECT_EQ(suggest(), "CBD");
}

TEST_F(SessionPolicy, HearsWhatWasBoughtBefore) {
  session_.tell(Session::kPast, 2);
  session_.tell(Session::kBought + 1, 30);
  session_.tell(Session::kBought + 3, 400);
  EXPECT_EQ(suggest("ADB"), "DC");
  EXPECT_EQ(session_.rows()[0].why, Why::kDue);
  EXPECT_EQ(suggest("A"), "") << "the SKUs that were told of are not there";
  session_.tell(Session::kPast, 0);
  EXPECT_EQ(suggest("A"), "BCD");
}

TEST_F(SessionPolicy, HearsNothingBeyondWhatThereIsToTell) {
  session_.tell(Session::kTold, 7);
  session_.tell(0xFFFFFFFF, 7);
  EXPECT_EQ(suggest(), "BCD");
}

TEST_F(SessionPolicy, TakesPricesAndStock) {
  write("B");
  EXPECT_EQ(session_.refresh(555, model::kInStock), 1u);
  EXPECT_EQ(suggest(), "BCD");
  EXPECT_EQ(session_.rows()[0].price, 555u);
  for (const auto& [flags, why] :
       {std::pair(0, Why::kNoStock), {int{model::kLowStock}, Why::kLowStock}}) {
    write("B");
    session_.refresh(555, static_cast<uint32_t>(flags));
    EXPECT_EQ(suggest(), "CD");
    EXPECT_EQ(rows(session_.withheld()), "B");
    EXPECT_EQ(session_.rows()[0].why, why);
  }
  write("B");
  session_.refresh(555, model::kInStock);
  EXPECT_EQ(suggest(), "BCD");
  EXPECT_EQ(session_.rows()[0].price, 555u);
  write("Z");
  EXPECT_EQ(session_.refresh(1, 1), 0u);
}

TEST_F(SessionPolicy, LooksUpWhatTheModelHas) {
  write("DZA");
  EXPECT_EQ(rows(session_.look_up(3)), "DA");
  EXPECT_EQ(session_.rows()[1].price, 1000u);
  EXPECT_EQ(session_.rows()[1].score, static_cast<float>(session_.model().item_orders(0)) / 100);
  EXPECT_NE(session_.rows()[1].why, Why::kNoStock);
  EXPECT_EQ(session_.look_up(4), 0u) << "more than there are";
  EXPECT_EQ(session_.look_up(kMaxLimit + 1), 0u);
}

TEST_F(SessionPolicy, SaysOfWhatItLooksUpWhetherItIsOutOfStock) {
  write("B");
  session_.refresh(300, 0);
  write("AB");
  ASSERT_EQ(rows(session_.look_up(2)), "AB");
  EXPECT_EQ(session_.rows()[1].why, Why::kNoStock);
  write("B");
  session_.refresh(300, model::kLowStock);
  write("AB");
  session_.look_up(2);
  EXPECT_EQ(session_.rows()[1].why, Why::kLowStock);
}

TEST_F(SessionPolicy, SaysOfWhatItLooksUpWhatForbidsItBesideOthers) {
  write("BCDA");
  EXPECT_EQ(rows(session_.look_up(3)), "BCD");
  for (uint32_t r = 0; r < 3; ++r) EXPECT_EQ(session_.rows()[r].why, Why::kBlocked) << r;
  session_.tell(Session::kBeside, 1);
  session_.tell(Session::kPlace, model::kThankYouPlace);
  session_.tell(Session::kCeiling, 150);
  EXPECT_EQ(rows(session_.look_up(3)), "BCD");
  EXPECT_EQ(session_.rows()[0].why, Why::kNotHere);
  EXPECT_EQ(session_.rows()[1].why, Why::kTooDear);
  EXPECT_EQ(session_.rows()[2].why, Why::kBlocked);
  write("C");
  session_.refresh(200, 0);
  write("CA");
  EXPECT_EQ(rows(session_.look_up(1)), "C");
  EXPECT_EQ(session_.rows()[0].why, Why::kNoStock)
      << "what is not there comes before what is forbidden";
  EXPECT_EQ(session_.look_up(2), 0u) << "nothing stands behind them";
  session_.tell(Session::kBeside, 0xFFFFFFFF);
  EXPECT_EQ(session_.look_up(1), 0u);
}

TEST_F(SessionPolicy, SaysTheSameOfWhatIsExcludedAndOutOfStockToListsAndBundles) {
  session_.tell(Session::kPlace, model::kThankYouPlace);
  write("B");
  session_.refresh(300, 0);
  suggest();
  EXPECT_EQ(rows(session_.withheld()), "B");
  EXPECT_EQ(session_.rows()[0].why, Why::kNotHere);
  session_.tell(Session::kBeside, 1);
  write("BA");
  EXPECT_EQ(rows(session_.look_up(1)), "B");
  EXPECT_EQ(session_.rows()[0].why, Why::kNotHere);
  session_.tell(Session::kBeside, 0);
  EXPECT_EQ(rows(session_.look_up(1)), "B");
  EXPECT_EQ(session_.rows()[0].why, Why::kNoStock) << "asked of its stock alone";
}

TEST_F(SessionPolicy, SaysWhatItWithheld) {
  session_.tell(Session::kAtMost, 1);
  suggest();
  EXPECT_EQ(rows(session_.withheld()), "C");
  EXPECT_EQ(session_.rows()[0].why, Why::kCapped);
}

}  // namespace
}  // namespace goeswith::engine
