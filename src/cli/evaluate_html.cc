#include "cli/evaluate_html.h"

#include <algorithm>
#include <cmath>

#include "cli/formatted.h"
#include "cli/html_chart.h"
#include "cli/html_style.h"
#include "cli/html_text.h"
#include "cli/policy_html.h"
#include "orders/ascii.h"

namespace goeswith::cli {
namespace {

using evaluate::kPrefixes;
using evaluate::MethodReport;
using evaluate::Metrics;
using evaluate::Report;
using orders::with_commas;

// A method in a shop owner's words.
std::string method_name(const std::string& name) {
  if (name == "popularity") return "Best-sellers";
  if (name == "confidence") return "“Bought together”";
  if (name == "cosine") return "Cosine";
  if (name == "llr") return "Log-likelihood";
  if (name == "ease") return "Dense EASE";
  return name;
}

const MethodReport* method_of(const Report& report, const std::string& name) {
  for (const MethodReport& method : report.methods) {
    if (method.name == name) return &method;
  }
  return nullptr;
}

// The strongest that is not goeswith; null if goeswith stands alone.
const MethodReport* rival_of(const Report& report) {
  const MethodReport* rival = nullptr;
  for (const MethodReport& method : report.methods) {
    if (&method == &report.methods.front()) continue;
    if (rival == nullptr || method.metrics.hr4 > rival->metrics.hr4) rival = &method;
  }
  return rival;
}

std::string points(double share) { return formatted("%.1f", 100 * std::abs(share)); }

std::string items_text(size_t count) {
  return count == 1 ? "1 item" : std::to_string(count) + " items";
}

std::string lead_section(const Report& report) {
  const Metrics& own = report.methods.front().metrics;
  const bool last = report.part == evaluate::Part::kTest;
  std::string html = "<p class=\"lead\">Of " + std::string(last ? "the last " : "") +
                     with_commas(own.cases) + " carts, " + whole_percent(own.hr4) +
                     " would have been shown something the shopper went on to buy";
  if (const MethodReport* popularity = method_of(report, "popularity")) {
    html += "; your best-sellers list: " + whole_percent(popularity->metrics.hr4);
  }
  return html + ".</p>\n<p>Learned from " + with_commas(report.training_orders) + " orders of " +
         with_commas(report.items) + " items, then asked about " + with_commas(report.asked) +
         " orders that came after them. Four suggestions a cart; a cart is the first one, two, "
         "three or five items of an order.</p>\n";
}

std::string verdict(const Report& report) {
  const MethodReport* rival = rival_of(report);
  if (rival == nullptr) return "";
  const evaluate::Estimate& ahead = rival->behind_hr4;
  const std::string name = escaped(method_name(rival->name));
  const std::string range = points(ahead.interval.low) + " to " + points(ahead.interval.high);
  if (ahead.interval.low > 0) {
    return "<p>goeswith finds something in " + points(ahead.value) +
           " of a hundred carts more than the best other method, " + name +
           " (95 % sure: " + range + ").</p>\n";
  }
  if (ahead.interval.high < 0) {
    return "<p>Here the best other method, " + name + ", finds something in " +
           points(ahead.value) + " of a hundred carts more than goeswith.</p>\n";
  }
  return "<p>Between goeswith and the best other method, " + name +
         ", these carts show no sure difference.</p>\n";
}

std::string methods_section(const Report& report) {
  std::vector<Bar> bars;
  double longest = 0;
  for (const MethodReport& method : report.methods) {
    bars.push_back(
        {method_name(method.name), method.metrics.hr4, method.hr4_interval, true, bars.empty()});
    longest = std::max(longest, method.hr4_interval.high);
  }
  return "<h2>Beside what you could use instead</h2>\n" + verdict(report) +
         "<table class=\"bars\"><caption>Carts shown something that was bought, in per cent, with "
         "the range that chance alone explains</caption>\n<thead><tr><th "
         "scope=\"col\">Method</th><th scope=\"col\">Share of carts</th></tr></thead>\n<tbody>\n" +
         bar_rows(bars, longest) + "</tbody></table>\n";
}

std::string sizes_section(const Report& report) {
  std::vector<const MethodReport*> shown = {&report.methods.front()};
  const MethodReport* rival = rival_of(report);
  const MethodReport* popularity = method_of(report, "popularity");
  if (rival != nullptr) shown.push_back(rival);
  if (popularity != nullptr && popularity != rival) shown.push_back(popularity);
  double longest = 0;
  for (const MethodReport* method : shown) {
    for (const double rate : method->metrics.hr4_by_k) longest = std::max(longest, rate);
  }
  std::string html =
      "<h2>By the size of the cart</h2>\n<table class=\"bars\"><caption>The same, by how many "
      "items "
      "are in the cart</caption>\n<thead><tr><th scope=\"col\">Method</th><th scope=\"col\">Share "
      "of carts</th></tr></thead>\n";
  for (size_t p = 0; p < kPrefixes.size(); ++p) {
    std::vector<Bar> bars;
    for (const MethodReport* method : shown) {
      bars.push_back(
          {method_name(method->name), method->metrics.hr4_by_k[p], {}, false, bars.empty()});
    }
    html += "<tbody><tr class=\"group\"><th colspan=\"2\" scope=\"rowgroup\">Carts of " +
            items_text(kPrefixes[p]) + "</th></tr>\n" + bar_rows(bars, longest) + "</tbody>\n";
  }
  return html + "</table>\n";
}

std::string pairs_section(const Report& report) {
  std::string html = "<h2>The strongest pairs</h2>\n";
  if (report.pairs.empty()) {
    return html + "<p>No two items were bought together often enough to be sure of it.</p>\n";
  }
  html += "<ol>\n";
  for (const evaluate::StrongPair& pair : report.pairs) {
    const std::string lift = formatted(pair.lift < 10 ? "%.1f" : "%.0f", pair.lift);
    html += "<li><strong>" + escaped(pair.offered) + "</strong>: in " +
            whole_percent(pair.attach_rate) + " of orders with <strong>" + escaped(pair.given) +
            "</strong> <span class=\"quiet\">(" + with_commas(pair.orders) + " orders have both, " +
            lift + " times as often as by chance)</span></li>\n";
  }
  return html + "</ol>\n";
}

std::string reliability_section(const Report& report) {
  const auto& bins = report.reliability.bins;
  std::string html = "<h2>Can the probabilities be believed?</h2>\n";
  if (bins.empty()) return html + "<p>No suggestion came with a probability.</p>\n";
  html +=
      "<p>Each suggestion states how likely the shopper is to add it. On average it is off by " +
      points(report.reliability.ece) +
      " percentage points. Dots on the dashed line state exactly what happened; below it they "
      "promise too much.</p>\n" +
      reliability_chart(bins) +
      "<details><summary>The chart as a table</summary><table><caption>Suggestions in groups "
      "of equal number, least probable first</caption>\n<thead><tr><th scope=\"col\" "
      "class=\"number\">Stated</th><th scope=\"col\" class=\"number\">Really bought</th><th "
      "scope=\"col\" class=\"number\">Suggestions</th></tr></thead><tbody>\n";
  for (const evaluate::ReliabilityBin& bin : bins) {
    html += "<tr><td class=\"number\">" + fine_percent(bin.predicted) +
            "</td><td class=\"number\">" + fine_percent(bin.observed) +
            "</td><td class=\"number\">" + with_commas(bin.count) + "</td></tr>\n";
  }
  return html + "</tbody></table></details>\n";
}

std::string kind_row(const std::string& kind, uint64_t carts, double rate) {
  if (carts == 0) return "";
  return "<tr><th scope=\"row\">" + kind + "</th><td class=\"number\">" + with_commas(carts) +
         "</td><td class=\"number\">" + whole_percent(rate) + "</td></tr>\n";
}

std::string weak_section(const Report& report) {
  const Metrics& own = report.methods.front().metrics;
  const char* const head =
      "<th scope=\"col\" class=\"number\">Carts</th><th scope=\"col\" class=\"number\">Found</th>"
      "</tr></thead><tbody>\n";
  std::string html =
      "<h2>Where it does badly</h2>\n<p>In " + whole_percent(1 - own.hr4) +
      " of the carts nothing that was shown was bought. Items that sell seldom are the hardest: "
      "there is little to learn them from.</p>\n<table><caption>By what the shopper went on to "
      "buy</caption>\n<thead><tr><th scope=\"col\">Bought later</th>" +
      std::string(head) +
      kind_row("one of the best-sold tenth of your items", own.head_cases, own.hr4_head) +
      kind_row("one of the other nine tenths", own.tail_cases, own.hr4_tail) + "</tbody></table>\n";
  if (report.weak_items.empty()) return html;
  html +=
      "<table><caption>The items whose carts were helped least often</caption>\n<thead><tr><th "
      "scope=\"col\">In the cart</th>" +
      std::string(head);
  for (const evaluate::WeakItem& weak : report.weak_items) {
    html += kind_row(escaped(weak.item.title.empty() ? weak.item.sku : weak.item.title), weak.carts,
                     static_cast<double>(weak.hits) / static_cast<double>(weak.carts));
  }
  return html + "</tbody></table>\n";
}

std::string meaning_section(const Report& report) {
  const MethodReport& own = report.methods.front();
  std::string html =
      "<h2>What the numbers mean</h2>\n<dl>\n<dt>Share of carts</dt><dd>The order is known, the "
      "suggestions were not seen by anybody: a cart counts if one of the four suggestions is among "
      "what the order had besides (<i>hr4</i>). Real shoppers also buy what they would not have "
      "found alone, and ignore what they would have bought anyway.</dd>\n<dt>The range behind a "
      "figure</dt><dd>Other shoppers would have given slightly other figures; 95 times in 100 they "
      "lie in this range.</dd>\n<dt>One item hidden</dt><dd>If a single item of an order is "
      "hidden, "
      "it is among the first six suggestions in " +
      fine_percent(own.metrics.loo_hr6) + " of cases (<i>loo_hr6</i>).</dd>\n<dt>Variety</dt><dd>" +
      fine_percent(own.metrics.coverage) +
      " of your items were shown to some cart (<i>coverage</i>).</dd>\n";
  if (own.bytes) {
    html +=
        "<dt>Size</dt><dd>What was measured is the model file that the shop's pages would load, " +
        size_text(*own.bytes) + " when compressed.";
    const MethodReport* ease = method_of(report, "ease");
    if (ease != nullptr && ease->bytes) {
      html += " Dense EASE needs " + size_text(*ease->bytes) + ".";
    }
    html += "</dd>\n";
  }
  if (report.methods.size() > 1) {
    html +=
        "<dt>The other methods</dt><dd>Best-sellers: the same list for every cart. “Bought "
        "together”: by the share of the orders with an item that have the other as well, as most "
        "plugins do. Cosine and log-likelihood: the same counts, corrected for how popular both "
        "items are. Dense EASE: a regression with a number for every pair of items, the strongest "
        "linear method known, too large for a web page.</dd>\n";
  }
  return html + "</dl>\n";
}

}  // namespace

std::string report_html(const Report& report) {
  return std::string(
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
             "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
             "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
             "'unsafe-inline'; img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n"
             "<title>What goes with your carts</title>\n<style>") +
         kPageStyle +
         "</style>\n</head>\n<body>\n<main>\n<h1>What your suggestions would have done</h1>\n" +
         lead_section(report) + methods_section(report) + sizes_section(report) +
         pairs_section(report) + policy_section(report) + reliability_section(report) +
         weak_section(report) + meaning_section(report) + "</main>\n</body>\n</html>\n";
}

}  // namespace goeswith::cli
