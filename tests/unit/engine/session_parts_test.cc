// A session on the parts of a sharded model that a cart needs.
#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>

#include "engine/allocations.h"
#include "engine/session.h"
#include "model/random_model.h"

namespace goeswith::engine {
namespace {

using Parts = std::vector<std::vector<uint8_t>>;

uint32_t open(Session& session, std::span<const uint8_t> bytes, bool parts) {
  uint8_t* room = session.model_buffer(static_cast<uint32_t>(bytes.size()));
  if (room == nullptr) return Session::kOutOfMemory;
  if (!bytes.empty()) std::memcpy(room, bytes.data(), bytes.size());
  return session.open(parts);
}

uint32_t open_parts(Session& session, const Parts& parts) {
  return open(session, model::joined(parts), true);
}

void write_skus(Session& session, const std::vector<std::string>& cart) {
  std::string skus;
  for (const std::string& sku : cart) skus.append(sku).push_back('\0');
  uint8_t* room = session.sku_buffer(static_cast<uint32_t>(skus.size()));
  if (!skus.empty()) std::memcpy(room, skus.data(), skus.size());
}

// What a session suggests, as text: all that a page could see.
std::vector<std::string> suggestions(Session& session, const std::vector<std::string>& cart,
                                     Popular popular) {
  write_skus(session, cart);
  const uint32_t count =
      session.suggest(static_cast<uint32_t>(cart.size()), 0, 8, static_cast<uint32_t>(popular), 0);
  std::vector<std::string> list;
  for (uint32_t r = 0; r < count; ++r) {
    const Row& row = session.rows()[r];
    const auto text = [&](uint32_t place, uint32_t bytes) {
      return std::string(reinterpret_cast<const char*>(session.model_bytes()) + place, bytes);
    };
    std::string all = text(row.text, row.text_bytes) + text(row.with_text, row.with_text_bytes);
    for (const float number : {row.score, row.attach_rate, row.lift}) {
      all.append(reinterpret_cast<const char*>(&number), sizeof(number));
    }
    list.push_back(all + std::to_string(row.orders) + "/" + std::to_string(row.price));
  }
  return list;
}

// The head and the shards of a cart.
Parts needed(const Parts& parts, const std::vector<std::string>& cart) {
  const auto shards = static_cast<uint32_t>(parts.size() - 1);
  std::set<uint32_t> numbers;
  for (const std::string& sku : cart) numbers.insert(model::shard_of(sku, shards));
  Parts some = {parts[0]};
  for (const uint32_t shard : numbers) some.push_back(parts[1 + shard]);
  return some;
}

// As many popular items and cards as parts can hold: everything that could be suggested is there.
TEST(SessionParts, SuggestWhatTheWholeModelSuggests) {
  std::mt19937 random(1);
  for (uint32_t seed = 0; seed < 8; ++seed) {
    const model::RandomModel whole(seed, 20 + 30 * seed);
    Session file;
    ASSERT_EQ(open(file, whole.file(), false), 0u);
    for (const uint32_t shards : {1u, 5u, 40u}) {
      const Parts parts = model::parts_of(*whole, {shards, model::kMaxCards, 1000});
      Session session;
      for (uint32_t round = 0; round < 40; ++round) {
        std::vector<std::string> cart;
        for (uint64_t k = random() % 6; k > 0; --k) {
          const auto item = static_cast<uint32_t>(random()) % whole->items();
          cart.emplace_back(whole->text(item, model::kSku));
        }
        if (random() % 4 == 0) cart.emplace_back("unknown");
        write_skus(session, cart);
        ASSERT_EQ(open_parts(session, needed(parts, cart)), 0u);
        const auto popular = static_cast<Popular>(round % 4);
        ASSERT_EQ(suggestions(session, cart, popular), suggestions(file, cart, popular))
            << "seed " << seed << ", " << shards << " shards";
      }
    }
  }
}

// Also by what the cards of several rows say about each other.
TEST(SessionParts, SuggestTheSameInWhateverOrderTheShardsCome) {
  std::mt19937 random(2);
  for (uint32_t seed = 0; seed < 8; ++seed) {
    model::Contents contents = model::RandomStore(seed, 120).contents();
    for (model::SizeClass& of : contents.ranking.classes) of.diversity = 0.75;
    const model::RandomModel whole(contents);
    const Parts parts = model::parts_of(*whole, {30});
    std::vector<std::string> cart;
    for (int k = 0; k < 5; ++k) {
      const auto item = static_cast<uint32_t>(random()) % whole->items();
      cart.emplace_back(whole->text(item, model::kSku));
    }
    Parts some = needed(parts, cart);
    Session session;
    ASSERT_EQ(open_parts(session, some), 0u);
    const auto expected = suggestions(session, cart, Popular::kRanked);
    for (int round = 0; round < 5; ++round) {
      std::shuffle(some.begin() + 1, some.end(), random);
      ASSERT_EQ(open_parts(session, some), 0u);
      ASSERT_EQ(suggestions(session, cart, Popular::kRanked), expected) << seed;
    }
  }
}

TEST(SessionParts, ShowNoTwoThatAreBoughtTogetherWhereTheModelSaysSo) {
  model::Contents contents = model::three_items();  // POT and COSY: 24 of 40 and 30 orders
  contents.items[2].neighbours = {{0, 1.0, 6}, {1, 0.9, 0}};
  for (uint32_t i = 0; i < 4; ++i) {
    model::ItemContents& item = contents.items.emplace_back();
    item.text = {std::string(1, static_cast<char>('A' + i)), "", "", "", ""};
    item.product = 3 + i;
    item.orders = 5;
  }
  contents.items[2].neighbours.push_back({3, 0.8, 0});
  contents.popular = {0};
  for (model::SizeClass& of : contents.ranking.classes) {
    of.prior_weight = 0;
    of.diversity = 1;
  }
  const model::RandomModel whole(contents);
  const Parts parts = model::parts_of(*whole, {64});
  Session session;
  ASSERT_EQ(open_parts(session, needed(parts, {"TIN"})), 0u);
  const auto list = suggestions(session, {"TIN"}, Popular::kNever);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0].substr(0, 4), std::string("POT\0", 4));
  EXPECT_EQ(list[1].substr(0, 2), std::string("A\0", 2)) << "less probable, but something else";
  EXPECT_EQ(list[2].substr(0, 5), std::string("COSY\0", 5));
}

// Of the last of twelve neighbours no card would be at hand.
TEST(SessionParts, HaveTheCardOfWhatIsPinnedAndTheWeightThatItHad) {
  model::Contents contents = model::three_items();
  for (uint32_t i = 0; i < 12; ++i) {
    model::ItemContents& item = contents.items.emplace_back();
    item.text = {std::string(1, static_cast<char>('A' + i)), "", "", "", ""};
    item.product = 3 + i;
    item.orders = 5;
    contents.items[0].neighbours.push_back({3 + i, 0.9 - 0.05 * i, 2});
  }
  contents.items[0].rules = "p10 L\n";  // at the thank-you page, with a weight of its own
  contents.popular = {0};
  const model::RandomModel whole(contents);
  const std::string sku(contents.items[0].text[model::kSku]);
  const Parts parts = model::parts_of(*whole, {64});
  Session session;
  write_skus(session, {sku});
  ASSERT_EQ(open_parts(session, needed(parts, {sku})), 0u);
  const model::Model& model = session.model();
  const uint32_t line = model.find(sku);
  const auto code_of = [](const model::Model& of, uint32_t of_line, const char* other) {
    const uint32_t item = of.find(other);
    for (uint32_t k = of.row_begin(of_line); k < of.row_end(of_line); ++k) {
      if (of.neighbour_item(k) == item) return of.neighbour_code(k);
    }
    ADD_FAILURE() << other << " is no neighbour";
    return uint32_t{0};
  };
  for (const char* other : {"A", "F", "L"}) {
    EXPECT_EQ(code_of(model, line, other), code_of(*whole, whole->find(sku), other)) << other;
  }
  session.tell(Session::kPlace, model::kThankYouPlace);
  EXPECT_EQ(suggestions(session, {sku}, Popular::kNever).at(0).substr(0, 2), std::string("L\0", 2));
}

TEST(SessionParts, NameTheBadPart) {
  const model::RandomModel whole(3, 30);
  Parts parts = model::parts_of(*whole, {3});
  Session session;
  for (uint32_t p = 0; p < parts.size(); ++p) {
    parts[p].back() ^= 1;
    const auto error = static_cast<uint32_t>(model::OpenError::kChecksum);
    EXPECT_EQ(open_parts(session, parts), error | p << Session::kPartShift);
    EXPECT_EQ(suggestions(session, {"unknown"}, Popular::kFill).size(), 0u);
    parts[p].back() ^= 1;
  }
  EXPECT_EQ(open_parts(session, parts), 0u);
  EXPECT_GT(suggestions(session, {"unknown"}, Popular::kFill).size(), 0u);
}

TEST(SessionParts, AreNoFileAndAFileIsNoParts) {
  const model::RandomModel whole(4, 10);
  const Parts parts = model::parts_of(*whole, {1});
  Session session;
  EXPECT_NE(open(session, model::joined(parts), false), 0u);
  EXPECT_NE(open(session, whole.file(), true), 0u);
  EXPECT_EQ(open(session, parts[0], false),
            static_cast<uint32_t>(model::OpenError::kUnsupportedVersion));
  EXPECT_NE(open_parts(session, {}), 0u);
  EXPECT_EQ(open(session, whole.file(), false), 0u);
  EXPECT_EQ(open_parts(session, parts), 0u);
}

// The shards of other items make no difference to what a cart is suggested.
TEST(SessionParts, SuggestTheSameWhateverElseTheShardsHold) {
  const model::RandomModel whole(7, 90);
  for (uint32_t item = 0; item < whole->items(); item += 7) {
    const std::vector<std::string> cart = {std::string(whole->text(item, model::kSku))};
    std::set<std::vector<std::string>> answers;
    for (const uint32_t shards : {1u, 3u, 90u}) {
      const Parts parts = model::parts_of(*whole, {shards});
      Session session;
      write_skus(session, cart);
      ASSERT_EQ(open_parts(session, needed(parts, cart)), 0u);
      answers.insert(suggestions(session, cart, Popular::kNever));
    }
    EXPECT_EQ(answers.size(), 1u) << item;
  }
}

// Fails the k-th allocation, for every k until none fails.
TEST(SessionParts, SurviveALackOfMemoryAtEveryAllocation) {
  const model::RandomModel whole(5, 60);
  const Parts parts = model::parts_of(*whole, {2});
  const std::string sku(whole->text(0, model::kSku));
  Session untroubled;
  write_skus(untroubled, {sku});
  ASSERT_EQ(open_parts(untroubled, parts), 0u);
  const auto expected = suggestions(untroubled, {sku}, Popular::kFill);
  ASSERT_GT(expected.size(), 0u);
  size_t failures = 0;
  for (size_t k = 1;; ++k) {
    Session session;
    if (k % 2 == 0) {
      ASSERT_EQ(open_parts(session, {parts[0]}), 0u) << "it may have been in use";
    }
    const std::vector<uint8_t> bytes = model::joined(parts);
    write_skus(session, {sku});
    allocations_until_one_fails = k;
    const uint32_t error = open(session, bytes, true);
    const bool failed = allocations_until_one_fails == 0;
    allocations_until_one_fails = 0;
    if (!failed) break;
    ++failures;
    ASSERT_EQ(error & 255, Session::kOutOfMemory) << k;
    ASSERT_EQ(suggestions(session, {sku}, Popular::kFill).size(), 0u);
    ASSERT_EQ(open_parts(session, parts), 0u) << k;
    ASSERT_EQ(suggestions(session, {sku}, Popular::kFill), expected) << k;
  }
  EXPECT_GT(failures, 20u);
}

TEST(SessionParts, AllocateNothingAnewForTheSamePartsButTheirBuffers) {
  const model::RandomModel whole(6, 100);
  const std::vector<uint8_t> bytes = model::joined(model::parts_of(*whole, {1}));
  Session session;
  ASSERT_EQ(open(session, bytes, true), 0u);
  size_t before = allocations;
  ASSERT_EQ(open(session, bytes, true), 0u);
  const size_t each_time = allocations - before;
  EXPECT_LT(each_time, 50u);
  before = allocations;
  for (int round = 0; round < 100; ++round) ASSERT_EQ(open(session, bytes, true), 0u);
  EXPECT_EQ(allocations - before, 100 * each_time) << "and so the memory does not grow";
}

}  // namespace
}  // namespace goeswith::engine
