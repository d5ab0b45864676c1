#include "engine/session.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "engine/allocations.h"
#include "engine/models.h"
#include "model/three_items.h"
#include "model/version_1.h"

namespace goeswith::engine {

size_t allocations = 0;
size_t allocations_until_one_fails = 0;

}  // namespace goeswith::engine

namespace {

void* count_and_allocate(size_t bytes) {
  ++goeswith::engine::allocations;
  return std::malloc(bytes == 0 ? 1 : bytes);
}

// The engine's own are of this kind.
void* count_and_perhaps_allocate(size_t bytes) {
  size_t& left = goeswith::engine::allocations_until_one_fails;
  if (left > 0 && --left == 0) return nullptr;
  return count_and_allocate(bytes);
}

}  // namespace

void* operator new(size_t bytes) { return count_and_allocate(bytes); }
void* operator new[](size_t bytes) { return count_and_allocate(bytes); }
void* operator new(size_t bytes, const std::nothrow_t&) noexcept {
  return count_and_perhaps_allocate(bytes);
}
void* operator new[](size_t bytes, const std::nothrow_t&) noexcept {
  return count_and_perhaps_allocate(bytes);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, size_t) noexcept { std::free(memory); }

namespace goeswith::engine {
namespace {

uint32_t open(Session& session, std::span<const uint8_t> file) {
  std::memcpy(session.model_buffer(static_cast<uint32_t>(file.size())), file.data(), file.size());
  return session.open();
}

// `skus` as they cross the boundary: "A\0B\0".
uint32_t suggest(Session& session, const std::string& skus, uint32_t cart, uint32_t excluded = 0,
                 uint32_t limit = 4, uint32_t popular = 1, float min_probability = kModelsOwn) {
  std::memcpy(session.sku_buffer(static_cast<uint32_t>(skus.size())), skus.data(), skus.size());
  return session.suggest(cart, excluded, limit, popular, min_probability);
}

std::string skus(std::initializer_list<const char*> list) {
  std::string text;
  for (const char* sku : list) text.append(sku).push_back('\0');
  return text;
}

TEST(Session, TellsWhereTheTextsOfASuggestionAre) {
  const auto file = model::write_model(model::three_items());
  Session session;
  ASSERT_EQ(open(session, file), 0u);
  ASSERT_EQ(suggest(session, skus({"COSY"}), 1), 1u);
  const Row& row = session.rows()[0];
  const auto text_at = [&](uint32_t place, uint32_t size) {
    return std::string(reinterpret_cast<const char*>(file.data()) + place, size);
  };
  EXPECT_EQ(text_at(row.text, row.text_bytes),
            skus({"POT", "Breakfast teapot", "/p/pot", "pot.svg", "Tea ware"}));
  EXPECT_EQ(text_at(row.with_text, row.with_text_bytes), skus({"COSY", "Tea cosy", "", "", ""}));
  EXPECT_EQ(row.orders, 24u);
  EXPECT_EQ(row.price, 3900u);
  EXPECT_FLOAT_EQ(row.attach_rate, 0.8f);
  EXPECT_FLOAT_EQ(row.lift, 2.0f);
  EXPECT_NEAR(row.score, 0.3125, 1e-5) << "(1 + nearly 1/4) / 4";
}

TEST(Session, PassesOnHowProbableASuggestionMustBe) {
  Session session;
  ASSERT_EQ(open(session, model::write_model(model::three_items())), 0u);
  const std::string tin = skus({"TIN"});  // suggests the cosy with a probability of 0.09375
  EXPECT_EQ(suggest(session, tin, 1), 1u) << "the model's own: 1/16";
  EXPECT_EQ(suggest(session, tin, 1, 0, 4, 1, 0.09f), 1u);
  EXPECT_EQ(suggest(session, tin, 1, 0, 4, 1, 0.1f), 0u);
  EXPECT_EQ(suggest(session, tin, 1, 0, 4, 1, 0.0f), 1u);
}

TEST(Session, TellsOfABorrowedNeighbourWithoutFigures) {
  Session session;
  ASSERT_EQ(open(session, model::write_model(model::three_items())), 0u);
  ASSERT_EQ(suggest(session, skus({"TIN"}), 1), 1u);
  const Row& row = session.rows()[0];
  EXPECT_EQ(row.score, 0.09375f);
  EXPECT_GT(row.with_text_bytes, 0u);
  EXPECT_EQ(row.orders, 0u);
  EXPECT_EQ(row.attach_rate, 0.0f);
  EXPECT_EQ(row.lift, 0.0f);
}

TEST(Session, OpensAModelOfVersion1) {
  Session session;
  ASSERT_EQ(open(session, model::kVersion1File), 0u);
  EXPECT_EQ(session.model().version(), 1u);
  ASSERT_EQ(suggest(session, skus({"COSY"}), 1), 1u);
  EXPECT_FLOAT_EQ(session.rows()[0].score, 1.0f);
  EXPECT_EQ(session.rows()[0].orders, 24u);
}

TEST(Session, TellsWhichLinesItKnows) {
  Session session;
  open(session, model::write_model(model::three_items()));
  suggest(session, skus({"COSY", "nothing", "POT"}), 2, 1);
  EXPECT_TRUE(session.known(0));
  EXPECT_FALSE(session.known(1));
  EXPECT_FALSE(session.known(2)) << "excluded, so no line of the cart";
}

TEST(Session, ExcludesTheSkusBehindTheCarts) {
  Session session;
  open(session, model::write_model(model::three_items()));
  EXPECT_EQ(suggest(session, skus({"COSY", "POT"}), 1, 1), 0u);
}

TEST(Session, AnswersNothingBeforeAModelIsOpen) {
  Session session;
  EXPECT_NE(session.open(), 0u);
  EXPECT_EQ(suggest(session, skus({"COSY"}), 1), 0u);
}

TEST(Session, AnswersNothingToCountsThatTheBufferDoesNotHold) {
  Session session;
  open(session, model::write_model(model::three_items()));
  EXPECT_EQ(suggest(session, skus({"COSY"}), 2), 0u);
  EXPECT_EQ(suggest(session, "COSY", 1), 0u) << "no zero byte";
  EXPECT_EQ(suggest(session, skus({"COSY"}), 0xFFFFFFFF, 2), 0u);
  EXPECT_EQ(suggest(session, skus({"COSY"}), 1, 0, 4, 3), 0u) << "no such way to be popular";
  EXPECT_EQ(suggest(session, skus({"COSY"}), 1), 1u) << "and is as good as before";
}

TEST(Session, ReportsADamagedModelAndAnswersNothing) {
  auto file = model::write_model(model::three_items());
  Session session;
  ASSERT_EQ(open(session, file), 0u);
  file[60] ^= 1;
  EXPECT_EQ(open(session, file), static_cast<uint32_t>(model::OpenError::kChecksum));
  EXPECT_EQ(suggest(session, skus({"COSY"}), 1), 0u);
}

TEST(Session, AllocatesNothingOnceWarm) {
  TestModel test(26);
  for (uint32_t i = 0; i < 26; ++i) {
    for (uint32_t j = 0; j < 26; ++j) {
      if (i != j) test.pair(i, j, 1.0 / (1 + i + j));
    }
  }
  test.open();
  Session session;
  open(session, model::write_model(test.contents));
  const std::string cart = skus({"A", "B", "C", "D", "unknown", "E", "F", "G"});
  suggest(session, cart, 6, 2);
  const size_t before = allocations;
  for (uint32_t round = 0; round < 1000; ++round) {
    suggest(session, cart, 6, 2, 1 + round % 10, round % 3);
    suggest(session, skus({"Z"}), 1);
  }
  EXPECT_EQ(allocations - before, 0u) << "the short string of the test itself stays in place";
}

}  // namespace
}  // namespace goeswith::engine
