#include "cli/preload_lines.h"

#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

TEST(PreloadLines, NameWhatIsLoadedBeforeTheShards) {
  const TestFiles files;
  for (const char* name : {"goeswith.js", "goeswith.js.br", "engine-12.js", "engine-12.js.gz",
                           "engine-34.wasm", "engine-34.wasm.br", "plain-56.js", "shopify-78.js"}) {
    files.write(name, "");
  }
  EXPECT_EQ(preload_lines(files.path(""), "/shop/"),
            "<link rel=\"modulepreload\" href=\"/shop/engine-12.js\">\n"
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/shop/engine-34.wasm\">\n"
            "<link rel=\"modulepreload\" href=\"/shop/goeswith.js\">\n"
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/shop/model/manifest.json\">\n");
}

TEST(PreloadLines, NameTheAdapterOfThePage) {
  const TestFiles files;
  for (const char* name : {"shopify-12.js", "shopify-12.js.br", "woocommerce-12.js"}) {
    files.write(name, "");
  }
  EXPECT_EQ(preload_lines(files.path(""), "/", "shopify"),
            "<link rel=\"modulepreload\" href=\"/shopify-12.js\">\n"
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/model/manifest.json\">\n");
}

TEST(PreloadLines, AreThatOfTheManifestAloneWhereThereIsNoDist) {
  const TestFiles files;
  EXPECT_EQ(preload_lines(files.path("none"), "/"),
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/model/manifest.json\">\n");
}

}  // namespace
}  // namespace goeswith::cli
