#pragma once

namespace CLI {
class App;
}

namespace goeswith::bench {

// Mean percentile rank on sets of items, see registry.cc.
void add_registry(CLI::App& app);

// New items: asked for and asked from, see cold.cc.
void add_cold(CLI::App& app);

// What the native counter counts, to compare with a warehouse, see pair_counts.cc.
void add_pair_counts(CLI::App& app);

// Bytes that carts move of catalogs of any size, see catalogs.cc.
void add_catalogs(CLI::App& app);

// Hit rate against bits, see bits.cc.
void add_bits(CLI::App& app);

// Microseconds that carts take to be ranked, see rank.cc.
void add_rank(CLI::App& app);

}  // namespace goeswith::bench
