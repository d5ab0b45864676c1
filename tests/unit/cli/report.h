#pragma once

#include "evaluate/evaluate.h"

namespace goeswith::cli {

// What evaluate() might have found: three methods, two bins, one pair, one weak item.
inline evaluate::Report some_report() {
  const auto method = [](const char* name, double hr4) {
    evaluate::MethodReport report;
    report.name = name;
    report.metrics.cases = 13120;
    report.metrics.hr4 = hr4;
    report.metrics.hr4_by_k = {hr4 + 0.01, hr4, hr4 - 0.01, hr4 - 0.02};
    report.metrics.hr4_head = hr4 - 0.1;
    report.metrics.hr4_tail = hr4 / 2;
    report.metrics.head_cases = 9000;
    report.metrics.tail_cases = 8000;
    report.metrics.loo_hr6 = hr4 / 2;
    report.metrics.loo_hr6_by_cart = {0.3, 0.25, 0.2, 0.15, 0};
    report.metrics.orders_by_cart = {100, 200, 300, 400, 0};
    report.metrics.mrr4 = 0.3;
    report.metrics.coverage = 0.41;
    report.hr4_interval = {hr4 - 0.012, hr4 + 0.012};
    report.loo_hr6_interval = {hr4 / 2 - 0.005, hr4 / 2 + 0.005};
    report.behind_hr4 = {0.441 - hr4, {0.43 - hr4, 0.452 - hr4}};
    return report;
  };
  evaluate::Report report;
  report.training_orders = 35564;
  report.items = 4662;
  report.asked = 3661;
  report.methods = {method("goeswith", 0.441), method("popularity", 0.233),
                    method("confidence", 0.413)};
  report.methods[0].behind_hr4 = {};
  report.methods[0].bytes = 281867;
  report.reliability = {0.008, {{0.05, 0.06, 500}, {0.3, 0.28, 500}}};
  report.pairs = {{"Tea & <b>pot</b>", "Cup \"blue\"", 412, 0.34, 12.2}};
  report.weak_items = {{{"BASKET", "Wire <i>basket</i>", -1}, 1033, 124}};
  return report;
}

// The same of a store with a policy whose orders say who bought.
inline evaluate::Report report_with_policy() {
  evaluate::Report report = some_report();
  report.dial = {{0, 44.1, 612.5, 201.25, true}, {1, 40.2, 655, 240, false}};
  evaluate::History& history = report.history.emplace();
  history.orders = 1200;
  history.carts = 4321;
  history.without.hits = 41.5;
  history.used_up = {43.75, {2.25, {1.5, 3.0}}};
  history.owned = {39.25, {-2.25, {-2.5, -2}}};
  history.both = {41.6, {0.1, {-0.6, 0.8}}};
  history.due = 1500;
  history.due_shown = 1400;
  history.due_bought = 130;
  history.kept_out = 2600;
  history.kept_out_had = 210;
  history.consumable = {{"Tea & <i>herbs</i>", 45, 52, 1830}};
  return report;
}

}  // namespace goeswith::cli
