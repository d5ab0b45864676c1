#include "cli/page_facts.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <ctime>

#include "orders/timestamp.h"

namespace goeswith::cli {
namespace {

void add_numbers(CLI::App& command, const std::string& option, std::vector<SkuNumber>& numbers,
                 const std::string& form, const std::string& about) {
  const auto read = [option, &numbers](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) numbers.push_back(sku_and_number(text, option));
  };
  command.add_option_function<std::vector<std::string>>(option, read, about)
      ->delimiter(',')
      ->type_name(form);
}

}  // namespace

SkuNumber sku_and_number(const std::string& text, const std::string& option) {
  const size_t sign = text.rfind('=');
  uint32_t number = 0;
  if (sign != std::string::npos && sign > 0) {
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + sign + 1, end, number);
    if (read.ec == std::errc() && read.ptr == end) return {text.substr(0, sign), number};
  }
  throw CLI::ValidationError(option, "\"" + text + "\", expected a SKU, = and a whole number");
}

void PageFacts::add(CLI::App& command) {
  now = std::time(nullptr);
  command.add_option("--country", country, "The shopper's country, for free shipping")
      ->type_name("CC");
  command
      .add_option("--subtotal", subtotal,
                  "What the cart costs, for free shipping; the model's prices unless given")
      ->check(CLI::NonNegativeNumber)
      ->type_name("AMOUNT");
  add_numbers(command, "--history", history, "SKU=DAYS,...",
              "What the shopper bought before, and how many days ago");
  add_numbers(command, "--stock", stock, "SKU=PIECES,...", "What is in stock now");
  command.add_option("--segments", segments, "Segments that the shopper is of")
      ->delimiter(',')
      ->type_name("NAME,NAME");
  const auto read_now = [this](const std::string& text) {
    const std::optional<int64_t> time = orders::parse_timestamp(text, false);
    if (!time) throw CLI::ValidationError("--now", "\"" + text + "\" is no date");
    now = *time;
  };
  command
      .add_option_function<std::string>("--now", read_now,
                                        "The time to answer for, such as 2026-12-01T08:00Z")
      ->type_name("TIME");
}

}  // namespace goeswith::cli
