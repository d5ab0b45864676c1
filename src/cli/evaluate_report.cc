#include "cli/evaluate_report.h"

#include <string>

#include "cli/formatted.h"

namespace goeswith::cli {
namespace {

using evaluate::Interval;
using evaluate::kCartSizes;
using evaluate::MethodReport;
using evaluate::Metrics;
using evaluate::Report;
using nlohmann::ordered_json;

ordered_json interval_json(const Interval& interval) { return {interval.low, interval.high}; }

ordered_json by_cart_json(const Metrics& metrics) {
  ordered_json json = ordered_json::array();
  for (size_t b = 0; b < kCartSizes.size(); ++b) {
    const bool last = b + 1 == kCartSizes.size();
    json.push_back({{"from", kCartSizes[b]},
                    {"to", last ? ordered_json() : ordered_json(kCartSizes[b + 1] - 1)},
                    {"orders", metrics.orders_by_cart[b]},
                    {"loo_hr6", metrics.loo_hr6_by_cart[b]}});
  }
  return json;
}

ordered_json method_json(const MethodReport& method) {
  const Metrics& m = method.metrics;
  ordered_json json;
  json["hr4"] = m.hr4;
  for (size_t p = 0; p < evaluate::kPrefixes.size(); ++p) {
    json["hr4_k" + std::to_string(evaluate::kPrefixes[p])] = m.hr4_by_k[p];
  }
  json["loo_hr6"] = m.loo_hr6;
  json["mrr4"] = m.mrr4;
  json["coverage"] = m.coverage;
  json["bytes"] = method.bytes ? ordered_json(*method.bytes) : nullptr;
  json["hr4_interval"] = interval_json(method.hr4_interval);
  json["loo_hr6_interval"] = interval_json(method.loo_hr6_interval);
  json["hr4_head"] = m.hr4_head;
  json["hr4_tail"] = m.hr4_tail;
  json["loo_hr6_by_cart"] = by_cart_json(m);
  return json;
}

void add_reliability(const evaluate::Reliability& reliability, ordered_json& json) {
  json["ece"] = reliability.ece;
  json["reliability"] = ordered_json::array();
  for (const evaluate::ReliabilityBin& bin : reliability.bins) {
    json["reliability"].push_back(
        {{"predicted", bin.predicted}, {"observed", bin.observed}, {"count", bin.count}});
  }
}

void add_difference(const MethodReport& method, ordered_json& json) {
  json["goeswith_ahead"] = {{"hr4", method.behind_hr4.value},
                            {"hr4_interval", interval_json(method.behind_hr4.interval)},
                            {"loo_hr6", method.behind_loo_hr6.value},
                            {"loo_hr6_interval", interval_json(method.behind_loo_hr6.interval)}};
}

void print_figures(std::ostream& out, const Report& report) {
  out << formatted("%-11s %-20s %6s %6s %6s %6s   %-20s %6s %8s %11s\n", "", "hr4 (95 %)", "k=1",
                   "k=2", "k=3", "k=5", "loo_hr6 (95 %)", "mrr4", "coverage", "bytes");
  for (const MethodReport& method : report.methods) {
    const Metrics& m = method.metrics;
    out << formatted(
        "%-11s %.3f (%.3f…%.3f)  %6.3f %6.3f %6.3f %6.3f   %.3f (%.3f…%.3f)  %6.3f %8.3f %11s\n",
        method.name.c_str(), m.hr4, method.hr4_interval.low, method.hr4_interval.high,
        m.hr4_by_k[0], m.hr4_by_k[1], m.hr4_by_k[2], m.hr4_by_k[3], m.loo_hr6,
        method.loo_hr6_interval.low, method.loo_hr6_interval.high, m.mrr4, m.coverage,
        method.bytes ? std::to_string(*method.bytes).c_str() : "");
  }
}

std::string ahead(const evaluate::Estimate& estimate) {
  return formatted("%+.3f (%+.3f…%+.3f)", estimate.value, estimate.interval.low,
                   estimate.interval.high);
}

void print_differences(std::ostream& out, const Report& report) {
  out << formatted("%-11s %6s %6s   %-23s %-23s  loo_hr6, items in the cart\n", "", "hr4 of",
                   "hr4 of", "goeswith's hr4", "goeswith's loo_hr6");
  out << formatted("%-11s %6s %6s   %-23s %-23s ", "", "head", "tail", "is ahead by",
                   "is ahead by");
  for (size_t b = 0; b < kCartSizes.size(); ++b) {
    std::string sizes = std::to_string(kCartSizes[b]);
    if (b + 1 == kCartSizes.size()) {
      sizes += "+";
    } else if (kCartSizes[b + 1] > kCartSizes[b] + 1) {
      sizes += "-" + std::to_string(kCartSizes[b + 1] - 1);
    }
    out << formatted(" %5s", sizes.c_str());
  }
  out << "\n";
  for (const MethodReport& method : report.methods) {
    const Metrics& m = method.metrics;
    const bool itself = &method == &report.methods.front();
    // "…" is three bytes and one column.
    out << formatted("%-11s %6.3f %6.3f   %-*s %-*s ", method.name.c_str(), m.hr4_head, m.hr4_tail,
                     itself ? 23 : 25, itself ? "" : ahead(method.behind_hr4).c_str(),
                     itself ? 23 : 25, itself ? "" : ahead(method.behind_loo_hr6).c_str());
    for (size_t b = 0; b < kCartSizes.size(); ++b) {
      out << (m.orders_by_cart[b] == 0 ? formatted(" %5s", "")
                                       : formatted(" %5.3f", m.loo_hr6_by_cart[b]));
    }
    out << "\n";
  }
}

void print_dial(std::ostream& out, const Report& report) {
  if (report.dial.empty()) return;
  out << "\nof 100 carts shown up to four suggestions, what the orders went on to have of them:\n"
      << formatted("%-11s %6s %9s %9s\n", "dial", "carts", "revenue", "margin");
  for (const evaluate::DialPoint& point : report.dial) {
    out << formatted("%-11s %6.2f %9.2f %9.2f\n",
                     formatted("%.2f%s", point.dial, point.given ? " (given)" : "").c_str(),
                     point.hits, point.revenue, point.margin);
  }
}

void print_history(std::ostream& out, const evaluate::History& history) {
  out << formatted("\nof 100 carts of the %llu whose customers had bought before, as above:\n",
                   static_cast<unsigned long long>(history.carts))
      << formatted("%-28s %6s   %s\n", "past orders", "carts", "more (95 %)");
  const auto row = [&](const char* told, const evaluate::HistoryEffect& effect) {
    out << formatted("%-28s %6.2f", told, effect.hits);
    if (&effect != &history.without) {
      out << formatted("   %+.2f (%+.2f…%+.2f)", effect.more.value, effect.more.interval.low,
                       effect.more.interval.high);
    }
    out << "\n";
  };
  row("not told", history.without);
  if (history.due > 0) row("what is used up comes back", history.used_up);
  row("what is owned is kept out", history.owned);
  if (history.due > 0) row("both", history.both);
  const auto count = [](uint64_t number) { return std::to_string(number); };
  if (history.due > 0) {
    out << "used up by now: " << count(history.due) << " items, " << count(history.due_shown)
        << " shown, " << count(history.due_bought) << " of these bought\n";
  }
  out << "kept out: " << count(history.kept_out) << " suggestions, " << count(history.kept_out_had)
      << " of these bought again nevertheless\n";
  for (const evaluate::Repurchase& item : history.consumable) {
    out << item.what << ": lasts " << item.days << " days by the policy; was bought again after "
        << item.median_days << " (median of " << item.times << ")\n";
  }
}

ordered_json effect_json(const evaluate::HistoryEffect& effect) {
  return {{"hits", effect.hits},
          {"more", effect.more.value},
          {"more_interval", interval_json(effect.more.interval)}};
}

ordered_json history_json(const evaluate::History& history) {
  ordered_json json = {{"orders", history.orders},
                       {"carts", history.carts},
                       {"without", {{"hits", history.without.hits}}},
                       {"used_up", effect_json(history.used_up)},
                       {"owned", effect_json(history.owned)},
                       {"both", effect_json(history.both)}};
  json["used_up"].update(
      {{"due", history.due}, {"shown", history.due_shown}, {"bought", history.due_bought}});
  json["owned"].update({{"kept_out", history.kept_out}, {"bought", history.kept_out_had}});
  json["consumable"] = ordered_json::array();
  for (const evaluate::Repurchase& item : history.consumable) {
    json["consumable"].push_back({{"what", item.what},
                                  {"days", item.days},
                                  {"median_days", item.median_days},
                                  {"times", item.times}});
  }
  return json;
}

}  // namespace

ordered_json report_json(const Report& report) {
  ordered_json json = {{"orders", report.training_orders},
                       {"items", report.items},
                       {"asked", report.asked},
                       {"cases", report.methods.front().metrics.cases},
                       {"shards", report.shards},
                       {"cart_bytes", report.cart_bytes},
                       {"methods", ordered_json::object()}};
  if (!report.dial.empty()) json["dial"] = ordered_json::array();
  for (const evaluate::DialPoint& point : report.dial) {
    json["dial"].push_back({{"dial", point.dial},
                            {"given", point.given},
                            {"hits", point.hits},
                            {"revenue", point.revenue},
                            {"margin", point.margin}});
  }
  if (report.history) json["history"] = history_json(*report.history);
  for (const MethodReport& method : report.methods) {
    ordered_json& each = json["methods"][method.name];
    each = method_json(method);
    if (&method == &report.methods.front()) {
      add_reliability(report.reliability, each);
    } else {
      add_difference(method, each);
    }
  }
  return json;
}

void print_report(std::ostream& out, const Report& report) {
  print_figures(out, report);
  out << "\n";
  print_differences(out, report);
  print_dial(out, report);
  if (report.history) print_history(out, *report.history);
  if (report.reliability.bins.empty()) return;
  uint64_t shown = 0;
  for (const evaluate::ReliabilityBin& bin : report.reliability.bins) shown += bin.count;
  out << "\nprobabilities of " << shown << " suggestions are off by "
      << formatted("%.3f", report.reliability.ece) << " on average (expected calibration error)\n";
}

}  // namespace goeswith::cli
