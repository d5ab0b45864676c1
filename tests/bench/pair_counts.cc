// The native counter's pair counts, as the queries of src/train/sql give them, to compare.
#include "train/pair_counts.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "commands.h"
#include "orders/read_orders.h"
#include "train/pair_table.h"

namespace goeswith::bench {
namespace {

struct PairCountsCommand {
  std::string orders;
  std::string out;
  train::OrderWeighting weighting;
  uint32_t min_orders = 2;

  void run() const;
};

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? "\"\"" : std::string(1, c);
  return result + "\"";
}

void PairCountsCommand::run() const {
  orders::ReadReport report;
  const orders::OrderLog log = orders::read_orders({orders}, {}, report);
  const auto weights = train::order_weights(log, weighting);
  const train::PairCounts counts(log, weights);
  const auto open = [&](const char* name) {
    std::ofstream file(out + "/" + name);
    file.precision(17);
    return file;
  };
  const train::OrderTotals& totals = counts.totals();
  open("store.csv") << "orders,orders_of_two,order_lines,pairs,weight,newest_order,recency_days,"
                       "order_size,min_orders,currency\n"
                    << totals.orders << ',' << totals.orders_of_two << ',' << totals.lines << ','
                    << totals.pairs << ',' << totals.weight << ',' << log.ordered_at.back() << ','
                    << weighting.recency_days << ',' << weighting.size_exponent << ',' << min_orders
                    << ',' << log.currency << '\n';
  std::ofstream items = open("items.csv");
  items << "sku,orders,weight,orders_before,first_line,title,price\n";
  std::ofstream pairs = open("pairs.csv");
  pairs << "sku,other,orders,weight\n";
  train::PairCounts::Scratch scratch(counts.items());
  for (uint32_t i = 0; i < counts.items(); ++i) {
    const auto first = log.order(counts.orders_before(i));
    items << quoted(log.items[i].sku) << ',' << counts.item_orders(i) << ','
          << counts.item_weight(i) << ',' << counts.orders_before(i) << ','
          << std::find(first.begin(), first.end(), i) - first.begin() << ','
          << quoted(log.items[i].title) << ','
          << static_cast<double>(std::max<int64_t>(log.items[i].price, 0)) / 100 << '\n';
    for (const train::PairCount& pair : counts.row(i, scratch)) {
      const uint32_t least = std::min(counts.item_orders(i), counts.item_orders(pair.item));
      if (log.items[i].sku > log.items[pair.item].sku) continue;
      if (pair.orders < min_orders && least >= train::kWholeBelow) continue;
      pairs << quoted(log.items[i].sku) << ',' << quoted(log.items[pair.item].sku) << ','
            << pair.orders << ',' << pair.weight << '\n';
    }
  }
}

}  // namespace

void add_pair_counts(CLI::App& app) {
  auto command = std::make_shared<PairCountsCommand>();
  CLI::App* sub = app.add_subcommand("pair-counts", "Native pair counts as CSV");
  sub->add_option("--orders", command->orders)->required();
  sub->add_option("--out", command->out)->required();
  sub->add_option("--recency", command->weighting.recency_days);
  sub->add_option("--order-size", command->weighting.size_exponent);
  sub->add_option("--min-orders", command->min_orders);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::bench
