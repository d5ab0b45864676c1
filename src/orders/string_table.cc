#include "orders/string_table.h"

#include <functional>

namespace goeswith::orders {
namespace {

constexpr size_t kFirstSlots = 1024;

uint32_t hash_of(std::string_view text) {
  return static_cast<uint32_t>(std::hash<std::string_view>()(text));
}

}  // namespace

StringTable::StringTable() : slots_(kFirstSlots) {}

uint32_t StringTable::intern(std::string_view text) {
  const uint32_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number != kFree) return slot.number;
  const uint32_t number = size();
  slot = {hash, number};
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  ends_.push_back(bytes_.size());
  if (ends_.size() * 2 > slots_.size()) grow();
  return number;
}

std::optional<uint32_t> StringTable::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  if (slot.number == kFree) return {};
  return slot.number;
}

std::string_view StringTable::operator[](uint32_t number) const {
  const uint64_t begin = number == 0 ? 0 : ends_[number - 1];
  return {bytes_.data() + begin, ends_[number] - begin};
}

// The slot of `text`, or the free one where it belongs.
size_t StringTable::slot_of(std::string_view text, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].number != kFree &&
         (slots_[at].hash != hash || (*this)[slots_[at].number] != text)) {
    at = (at + 1) & mask;
  }
  return at;
}

void StringTable::grow() {
  const LargeVector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, Slot());
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].number != kFree) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace goeswith::orders
