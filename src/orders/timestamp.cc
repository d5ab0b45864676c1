#include "orders/timestamp.h"

#include <chrono>

#include "orders/ascii.h"

namespace goeswith::orders {
namespace {

// Takes pieces off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  bool done() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char c) {
    if (front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_word(std::string_view word) {
    if (!same_ignoring_case(rest_.substr(0, word.size()), word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  // A number of at most `most` digits, and how many they were; none if there are more or none.
  int take_number(int most, int& number) {
    int digits = 0;
    number = 0;
    while (is_digit(front())) {
      if (++digits > most) return 0;
      number = number * 10 + (front() - '0');
      rest_.remove_prefix(1);
    }
    return digits;
  }

  bool skip_spaces() {
    const size_t before = rest_.size();
    while (front() == ' ') rest_.remove_prefix(1);
    return rest_.size() < before;
  }

  void skip_digits() {
    while (is_digit(front())) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

// Days since 1970.
std::optional<int64_t> take_date(Cursor& cursor, bool day_first) {
  int first = 0;
  int second = 0;
  int third = 0;
  const int first_digits = cursor.take_number(4, first);
  const char separator = cursor.front();
  if (first_digits == 0 || (separator != '-' && separator != '/' && separator != '.')) return {};
  cursor.take(separator);
  if (cursor.take_number(2, second) == 0 || !cursor.take(separator)) return {};
  const int third_digits = cursor.take_number(4, third);
  int year = third;
  int month = first;
  int day = second;
  if (first_digits == 4) {
    if (third_digits == 0 || third_digits > 2) return {};
    year = first;
    month = second;
    day = third;
  } else {
    if (first_digits > 2 || (third_digits != 4 && third_digits != 2)) return {};
    if (day_first || separator == '.') std::swap(month, day);
    if (third_digits == 2) year += year < 70 ? 2000 : 1900;
  }
  if (year < 1900 || year > 2999) return {};
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return {};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

// Seconds since midnight.
std::optional<int64_t> take_time(Cursor& cursor) {
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if (cursor.take_number(2, hours) == 0 || !cursor.take(':')) return {};
  if (cursor.take_number(2, minutes) != 2) return {};
  if (cursor.take(':')) {
    if (cursor.take_number(2, seconds) != 2) return {};
    if (cursor.take('.') || cursor.take(',')) {
      if (!is_digit(cursor.front())) return {};
      cursor.skip_digits();
    }
  }
  cursor.skip_spaces();
  const bool am = cursor.take_word("AM");
  const bool pm = !am && cursor.take_word("PM");
  if (am || pm) {
    if (hours < 1 || hours > 12) return {};
    hours = hours % 12 + (pm ? 12 : 0);
  }
  if (hours > 23 || minutes > 59 || seconds > 59) return {};
  return hours * 3600 + minutes * 60 + seconds;
}

// Seconds east of UTC.
std::optional<int64_t> take_offset(Cursor& cursor) {
  cursor.skip_spaces();
  if (cursor.done() || cursor.take_word("Z") || cursor.take_word("UTC") ||
      cursor.take_word("GMT")) {
    return 0;
  }
  const bool west = cursor.take('-');
  if (!west && !cursor.take('+')) return {};
  int hours = 0;
  int minutes = 0;
  const int digits = cursor.take_number(4, hours);
  if (digits == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (digits != 2 || (cursor.take(':') && cursor.take_number(2, minutes) != 2)) {
    return {};
  }
  if (hours > 14 || minutes > 59) return {};
  const int64_t seconds = hours * 3600 + minutes * 60;
  return west ? -seconds : seconds;
}

}  // namespace

std::optional<int64_t> parse_timestamp(std::string_view text, bool day_first) {
  Cursor cursor(trim(text));
  const std::optional<int64_t> days = take_date(cursor, day_first);
  if (!days) return {};
  const int64_t midnight = *days * 86400;
  if (cursor.done()) return midnight;
  if (!cursor.take('T') && !cursor.skip_spaces()) return {};
  const std::optional<int64_t> time = take_time(cursor);
  if (!time) return {};
  const std::optional<int64_t> offset = take_offset(cursor);
  if (!offset || !cursor.done()) return {};
  return midnight + *time - *offset;
}

}  // namespace goeswith::orders
