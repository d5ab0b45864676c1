// Parts that are not what was published are refused, and the bad one is named.

#include <gtest/gtest.h>

#include <string_view>

#include "model/assembly.h"
#include "model/random_model.h"

namespace goeswith::model {
namespace {

using Parts = std::vector<std::vector<uint8_t>>;

// An error and the part that is to blame.
struct Blame {
  OpenError error;
  uint32_t part;
  bool operator==(const Blame&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Blame& blame) {
  return out << name_of(blame.error) << " in part " << blame.part;
}

Blame open_bytes(std::span<const uint8_t> bytes) {
  Block block(bytes);
  Assembly assembly;
  Model model;
  const OpenError error = assembly.put_together(block.bytes(), model);
  return {error, assembly.bad_part()};
}

Blame open(const Parts& parts) { return open_bytes(joined(parts)); }

std::vector<uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

// Of an even seed without a policy, which is another version.
Parts small_parts(uint32_t seed = 1) {
  const RandomModel whole(seed, 9);
  return parts_of(*whole, {2});
}

TEST(AssemblyDamage, RefusesEveryFlippedBitOfEveryPart) {
  for (const uint32_t seed : {1u, 2u}) {
    Parts parts = small_parts(seed);
    ASSERT_EQ(open(parts), (Blame{OpenError::kNone, 0}));
    for (uint32_t p = 0; p < parts.size(); ++p) {
      for (size_t bit = 0; bit < 8 * parts[p].size(); ++bit) {
        parts[p][bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
        const OpenError error = bit < 64   ? OpenError::kNotAModel
                                : bit < 96 ? OpenError::kUnsupportedVersion
                                           : OpenError::kChecksum;
        ASSERT_EQ(open(parts), (Blame{error, p})) << "bit " << bit;
        parts[p][bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
      }
    }
  }
}

TEST(AssemblyDamage, RefusesEveryFlippedBitOfALength) {
  const Parts parts = small_parts();
  std::vector<uint8_t> bytes = joined(parts);
  size_t at = 0;
  for (uint32_t p = 0; p < parts.size(); at += 4 + parts[p].size(), ++p) {
    for (size_t bit = 8 * at; bit < 8 * (at + 4); ++bit) {
      bytes[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
      const Blame blame = open_bytes(bytes);
      EXPECT_NE(blame.error, OpenError::kNone) << bit;
      EXPECT_EQ(blame.part, p) << bit;
      bytes[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
    }
  }
}

TEST(AssemblyDamage, RefusesEveryTruncationOfEveryPart) {
  for (const uint32_t seed : {1u, 2u}) {
    const Parts parts = small_parts(seed);
    for (uint32_t p = 0; p < parts.size(); ++p) {
      for (size_t size = 0; size < parts[p].size(); ++size) {
        Parts cut = parts;
        cut[p].resize(size);
        ASSERT_EQ(open(cut), (Blame{size < 28 ? OpenError::kTooShort : OpenError::kChecksum, p}))
            << size;
      }
    }
  }
}

TEST(AssemblyDamage, RefusesEveryTruncationOfAllPartsButBetweenTwo) {
  const Parts parts = small_parts();
  const std::vector<uint8_t> bytes = joined(parts);
  size_t at = 0;
  for (uint32_t p = 0; p < parts.size(); at += 4 + parts[p].size(), ++p) {
    for (size_t size = at + (p == 0 ? 0 : 1); size < at + 4 + parts[p].size(); ++size) {
      ASSERT_EQ(open_bytes(std::span(bytes).first(size)), (Blame{OpenError::kTooShort, p})) << size;
    }
  }
}

TEST(AssemblyDamage, RefusesEveryExtension) {
  const Parts parts = small_parts();
  for (uint32_t p = 0; p < parts.size(); ++p) {
    Parts longer = parts;
    for (int extra = 1; extra <= 16; ++extra) {
      longer[p].push_back(0);
      ASSERT_EQ(open(longer), (Blame{OpenError::kChecksum, p})) << extra;
    }
  }
  std::vector<uint8_t> bytes = joined(parts);
  const auto behind = static_cast<uint32_t>(parts.size());
  for (int extra = 1; extra <= 16; ++extra) {
    bytes.push_back(0);
    ASSERT_EQ(open_bytes(bytes), (Blame{OpenError::kTooShort, behind})) << extra;
  }
}

// What an attacker who recomputes the checksum can do; the sanitizers see where it is read.
TEST(AssemblyDamage, SurvivesEveryFlippedBitUnderARightChecksum) {
  Parts parts = small_parts();
  uint32_t opened = 0;
  for (std::vector<uint8_t>& part : parts) {
    const std::vector<uint8_t> whole = part;
    for (size_t bit = 0; bit < 8 * whole.size() - 32; ++bit) {
      part[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
      repair_checksum(part);
      if (open(parts).error == OpenError::kNone) ++opened;
      part = whole;
    }
  }
  EXPECT_GT(opened, 0u) << "such as another letter of a title";
}

TEST(AssemblyDamage, SurvivesEveryTruncationUnderARightChecksum) {
  const Parts parts = small_parts();
  for (uint32_t p = 0; p < parts.size(); ++p) {
    for (size_t size = 28; size < parts[p].size(); ++size) {
      Parts cut = parts;
      cut[p].resize(size);
      repair_checksum(cut[p]);
      ASSERT_EQ(open(cut), (Blame{OpenError::kPart, p})) << size;
      // The head alone as well, at the end of what may be read.
      if (p == 0) {
        ASSERT_EQ(open({cut[0]}), (Blame{OpenError::kPart, 0}));
      }
    }
  }
}

TEST(AssemblyDamage, WantsTheHeadFirstAndOnce) {
  const Parts parts = small_parts();
  EXPECT_EQ(open({}), (Blame{OpenError::kTooShort, 0}));
  EXPECT_EQ(open({parts[1]}), (Blame{OpenError::kPart, 0}));
  EXPECT_EQ(open({parts[1], parts[0]}), (Blame{OpenError::kPart, 0}));
  EXPECT_EQ(open({parts[0], parts[0]}), (Blame{OpenError::kPart, 1}));
  EXPECT_EQ(open({parts[0], parts[1], parts[0]}), (Blame{OpenError::kPart, 2}));
}

TEST(AssemblyDamage, KnowsThePartsOfAnotherModel) {
  const RandomModel whole(1, 9);
  const Parts parts = parts_of(*whole, {2}, 7);
  const Parts others = parts_of(*whole, {2}, 8);
  EXPECT_EQ(open({parts[0], others[1]}), (Blame{OpenError::kOtherModel, 1}));
  EXPECT_EQ(open({parts[0], parts[1], others[2]}), (Blame{OpenError::kOtherModel, 2}));
  EXPECT_EQ(open({others[0], others[1], others[2]}), (Blame{OpenError::kNone, 0}));
}

TEST(AssemblyDamage, KnowsOtherVersionsAndWhatIsNoModel) {
  const Parts parts = small_parts();
  const auto whole = write_model(three_items());
  const auto page = bytes_of("<!doctype html>\n<title>404</title>\n<h1>Not found</h1>\n");
  EXPECT_EQ(open({whole}), (Blame{OpenError::kUnsupportedVersion, 0})) << "a single file";
  EXPECT_EQ(open({parts[0], whole}), (Blame{OpenError::kUnsupportedVersion, 1}));
  EXPECT_EQ(open({page}), (Blame{OpenError::kNotAModel, 0}));
  EXPECT_EQ(open({parts[0], parts[1], page}), (Blame{OpenError::kNotAModel, 2}));
  EXPECT_EQ(open({parts[0], {}}), (Blame{OpenError::kTooShort, 1}));
  Parts next = parts;
  next[2][8] = 4;
  repair_checksum(next[2]);
  EXPECT_EQ(open(next), (Blame{OpenError::kUnsupportedVersion, 2}));
  Block block(parts[0]);
  Model model;
  EXPECT_EQ(Model::open(block.bytes(), model), OpenError::kUnsupportedVersion)
      << "a part is no model file";
}

TEST(AssemblyDamage, RefusesPartsThatCannotBeOfOneModel) {
  // The same name, the same id, but other items under the same numbers.
  const Parts one = parts_of(*RandomModel(1, 9), {2});
  const Parts other = parts_of(*RandomModel(2, 9), {2});
  EXPECT_EQ(open({one[0], other[1], other[2]}).error, OpenError::kPart);
}

}  // namespace
}  // namespace goeswith::model
