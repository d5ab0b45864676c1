#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/progress_line.h"
#include "evaluate/choose.h"
#include "orders/catalog.h"
#include "orders/memory_bound.h"
#include "orders/order_log.h"
#include "orders/read_options.h"
#include "train/pair_table.h"

namespace CLI {
class App;
}

namespace goeswith::cli {

// The options that say where orders and catalog come from and how to read them.
class OrderInput {
 public:
  void add_order_options(CLI::App& command);
  void add_catalog_option(CLI::App& command);

  // Read in this order: a catalog says which SKUs the orders must be keyed by name for. What was
  // left out is told on standard error. Both throw orders::InputError.
  orders::Catalog read_catalog();
  orders::OrderLog read_orders(const orders::Catalog& catalog);
  // Before the orders are read: they are to say which are of one customer.
  void tell_customers_apart() { options_.customers = true; }
  bool has_orders() const { return !order_files_.empty(); }

  // The same of counts, which must name items as the catalog's orders do.
  train::PairTable read_pair_counts(const std::vector<std::string>& files,
                                    const orders::Catalog& catalog);

  // The option that bounds memory, from before the first file is read.
  void add_memory_option(CLI::App& command);
  // Throws orders::MemoryError if a model of so many items cannot be learned within the bound.
  void require_memory(size_t items, bool choosing) const;

  // Throws orders::MemoryError if the bound was passed.
  void check_memory() const;

  // For the work that follows; this must outlive it. Throws orders::MemoryError when the bound is
  // passed.
  Progress progress();

 private:
  std::vector<std::string> order_files_;
  std::vector<std::string> catalog_files_;
  orders::ReadOptions options_;
  ProgressLine progress_;
  std::optional<orders::MemoryBound> memory_;
};

// The options of learning, for train and evaluate alike: what is given here is not chosen.
void add_learning_options(CLI::App& command, evaluate::Fixed& fixed);

}  // namespace goeswith::cli
