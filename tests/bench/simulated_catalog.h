#pragma once

#include <cstdint>

#include "model/write_model.h"

namespace goeswith::bench {

// What a model of a store of so many items would hold, drawn and not learned, so that a million
// items take half a minute. Item 0 is bought the most. Orders fall with a Zipf law and are thirty
// lines an item; items are of clusters of about 150 in 60 categories; each has 32 neighbours, two
// thirds of them of its cluster and most of the rest of its category, best-sellers first of all,
// with log-normal weights. Titles are 3 to 7 words of 5,000 with a Zipf law, of which a cluster has
// its favourites; links and pictures are spelled as Shopify does. The same numbers give the same
// contents.
model::Contents simulated_catalog(uint32_t items, uint64_t seed);

}  // namespace goeswith::bench
