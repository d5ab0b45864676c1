// Writes inputs of parts_fuzz.cc into a folder: parts of small random models, and queries.
#include <fstream>
#include <string>

#include "model/random_model.h"

using namespace goeswith;

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::mt19937 random(1);
  for (uint32_t seed = 0; seed < 24; ++seed) {
    const model::RandomModel whole(seed, 1 + seed % 7);
    const model::ShardOptions options{1 + seed % 3, 1 + seed % 9, 1 + seed % 5};
    std::vector<uint8_t> input = {static_cast<uint8_t>(seed % 16), 6};
    for (int k = 0; k < 6; ++k) input.push_back(static_cast<uint8_t>(random()));
    const std::vector<uint8_t> parts = model::joined(model::parts_of(*whole, options, 0));
    input.insert(input.end(), parts.begin(), parts.end());
    std::ofstream file(std::string(arguments[1]) + "/" + std::to_string(seed), std::ios::binary);
    file.write(reinterpret_cast<const char*>(input.data()),
               static_cast<std::streamsize>(input.size()));
    if (!file.flush()) return 1;
  }
  return 0;
}
