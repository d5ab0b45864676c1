/**
 * What is planted in the sample store's orders, by product handle. simulate.mjs draws orders from
 * it; generate.mjs writes it to planted.json, against which a trained model can be judged.
 *
 * Three companions are named for every product here, strongest first. The number is the chance, in
 * percent, that a shopper who came for the product takes the companion too. Relations run one way:
 * who buys a kettle takes descaler, who buys descaler has a kettle. Where two products name each
 * other, the small number is a relation that mostly comes from the other side.
 *
 * @type {Record<string, Record<string, number>>}
 */
export const complements = {
  // Tea
  'brown-teapot': { 'tea-strainer': 42, 'tea-cosy': 38, 'tea-scoop': 34 },
  'stoneware-teapot': { 'stoneware-mug': 46, 'milk-jug': 44, 'tea-cosy': 34 },
  'cast-iron-teapot': { trivet: 46, 'yunomi-cups': 42, sencha: 36 },
  'glass-teapot': { 'teapot-warmer': 46, 'flowering-tea': 46, 'glass-cups': 40 },
  'teapot-warmer': { tealights: 58, 'glass-teapot': 32, 'flowering-tea': 30 },
  'flowering-tea': { 'glass-cups': 36, 'glass-teapot': 26, 'teapot-warmer': 22 },
  'earl-grey': { shortbread: 38, 'cup-saucer': 36, 'tea-timer': 26 },
  darjeeling: { 'cup-saucer': 44, 'tea-timer': 40, 'tea-strainer': 36 },
  assam: { 'tea-caddy': 44, 'tea-scoop': 38, shortbread: 38 },
  sencha: { 'yunomi-cups': 42, 'infuser-basket': 38, 'cast-iron-teapot': 22 },
  'jasmine-pearls': { 'glass-cups': 42, 'infuser-basket': 38, 'temperature-kettle': 14 },
  peppermint: { 'wildflower-honey': 44, 'infuser-basket': 38, 'honey-dipper': 34 },
  'ceremonial-matcha': { 'matcha-whisk': 46, 'matcha-bowl': 42, 'matcha-sifter': 36 },
  'matcha-bowl': { 'matcha-whisk': 46, 'ceremonial-matcha': 44, 'matcha-sifter': 32 },
  'matcha-whisk': { 'matcha-bowl': 42, 'ceremonial-matcha': 42, 'matcha-sifter': 34 },
  // Water
  'everyday-kettle': { descaler: 42, 'filter-jug': 38, 'breakfast-bags': 36 },
  'temperature-kettle': { 'infuser-basket': 44, 'tea-timer': 40, 'jasmine-pearls': 36 },
  'pouring-kettle': { 'brewing-scale': 46, 'ceramic-dripper': 40, 'paper-filters': 38 },
  'whistling-kettle': { 'oven-glove': 42, 'china-mug': 40, 'tea-towel': 40 },
  'filter-jug': { 'filter-cartridges': 52, descaler: 36, 'everyday-kettle': 26 },
  // Coffee
  'ceramic-dripper': { 'paper-filters': 56, 'ethiopia-guji': 46, 'brewing-scale': 36 },
  'carafe-brewer': { 'paper-filters': 46, 'colombia-huila': 42, 'brewing-scale': 40 },
  'filter-machine': { 'paper-filters': 46, 'coffee-canister': 42, descaler: 40 },
  'hand-grinder': { 'grinder-brush': 44, 'travel-mug': 40, 'coffee-canister': 38 },
  'steel-grinder': { 'grinder-brush': 44, 'ethiopia-guji': 40, 'brewing-scale': 38 },
  'electric-grinder': { 'grinder-brush': 44, 'coffee-canister': 42, 'coffee-scoop': 36 },
  cafetiere: { 'coffee-scoop': 44, 'colombia-huila': 42, 'serving-tray': 36 },
  'moka-pot': { 'espresso-cups': 46, 'dark-roast': 44, cantucci: 38 },
  'dark-roast': { cantucci: 42, 'espresso-cups': 36, 'moka-pot': 22 },
  'espresso-cups': { cantucci: 40, 'dark-roast': 28, 'moka-pot': 26 },
  'milk-frother': { 'drinking-chocolate': 46, thermometer: 38, 'steaming-jug': 36 },
  'steaming-jug': { thermometer: 46, 'milk-frother': 34, 'drinking-chocolate': 32 },
  'drinking-chocolate': { 'milk-frother': 28, 'steaming-jug': 24, thermometer: 22 },
  // The table
  'breakfast-plate': { 'cereal-bowl': 52, 'stoneware-mug': 44, 'egg-cups': 34 },
  'cereal-bowl': { 'breakfast-plate': 40, 'stoneware-mug': 32, 'stoneground-oats': 48 },
  'stoneware-mug': { 'breakfast-plate': 18, 'stoneware-teapot': 18, 'cereal-bowl': 24 },
  'egg-cups': { 'egg-spoons': 52, 'toast-rack': 36, 'breakfast-plate': 18 },
  'toast-rack': { marmalade: 52, 'butter-dish': 44, 'egg-cups': 20 },
  'butter-dish': { 'butter-knife': 54, 'bread-board': 34, 'toast-rack': 26 },
  'bread-board': { 'bread-knife': 52, marmalade: 46, 'butter-dish': 38 },
  'cake-stand': { 'cup-saucer': 46, napkins: 44, 'scone-mix': 38 },
  'iced-tea-jug': { 'cold-brew-tea': 52, tumblers: 50, 'serving-tray': 38 },
  tumblers: { 'iced-tea-jug': 42, 'cold-brew-tea': 34, 'serving-tray': 18 },
  tablecloth: { napkins: 52, 'napkin-rings': 44, 'tea-towel': 40 },
  napkins: { 'napkin-rings': 48, tablecloth: 28, 'cake-stand': 20 },
  apron: { 'oven-glove': 50, 'tea-towel': 44, 'gift-wrap': 36 },
  // Pantry and gifts
  'scone-mix': { 'strawberry-jam': 48, 'cup-saucer': 40, 'cake-stand': 34 },
  'stoneground-oats': { spurtle: 48, 'maple-syrup': 44, 'cereal-bowl': 18 },
  'heather-honey': { 'honey-dipper': 48, marmalade: 42, 'butter-knife': 38 },
  'tea-hamper': { 'greeting-card': 48, 'gift-wrap': 44, 'tea-caddy': 36 },
  'breakfast-hamper': { 'greeting-card': 48, 'gift-wrap': 44, 'china-mug': 38 },
  'christmas-tea': { shortbread: 36, 'china-mug': 30, 'gift-wrap': 28 },
  'easter-egg-cups': { 'egg-spoons': 48, 'greeting-card': 28, 'tea-towel': 26 },
};

/**
 * Products that meet the same need: a shopper takes one of a group, and one variant of it. The
 * only orders with two are the few presents that simulate.mjs adds.
 */
export const substitutes = [
  ['brown-teapot', 'stoneware-teapot', 'cast-iron-teapot', 'glass-teapot'],
  ['everyday-kettle', 'temperature-kettle', 'pouring-kettle', 'whistling-kettle'],
  ['hand-grinder', 'steel-grinder', 'electric-grinder'],
  ['ceramic-dripper', 'carafe-brewer', 'filter-machine', 'cafetiere', 'moka-pot'],
  ['tea-strainer', 'infuser-basket'],
  ['house-blend', 'breakfast-bags', 'assam'],
  ['sencha', 'jasmine-pearls'],
  ['morning-espresso', 'dark-roast'],
  ['filter-blend', 'ethiopia-guji', 'colombia-huila'],
  ['stoneware-mug', 'china-mug', 'travel-mug'],
  ['egg-cups', 'easter-egg-cups'],
  ['heather-honey', 'wildflower-honey'],
  ['tea-hamper', 'breakfast-hamper'],
];

/** Percent of the usual demand, January to December; products not named sell evenly. */
export const seasons = {
  'christmas-tea': [0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 420, 460],
  'easter-egg-cups': [0, 60, 420, 380, 0, 0, 0, 0, 0, 0, 0, 0],
  'iced-tea-jug': [10, 10, 20, 60, 170, 280, 300, 240, 80, 20, 10, 10],
  'cold-brew-tea': [10, 10, 20, 60, 170, 280, 300, 240, 80, 20, 10, 10],
  tumblers: [20, 20, 40, 80, 170, 240, 260, 200, 80, 30, 20, 20],
  'tea-hamper': [50, 60, 90, 70, 60, 60, 50, 50, 60, 80, 260, 340],
  'breakfast-hamper': [50, 70, 100, 80, 80, 70, 50, 50, 60, 80, 240, 320],
  'gift-card': [50, 60, 80, 60, 60, 60, 60, 60, 60, 80, 240, 340],
  'drinking-chocolate': [150, 130, 100, 70, 40, 30, 30, 40, 80, 130, 180, 200],
  'winter-blend-2024': [200, 100, 0, 0, 0, 0, 0, 0, 0, 0, 420, 400],
};

/** Percent of the usual number of orders in the whole shop, January to December. */
export const shopYear = [85, 85, 95, 95, 90, 85, 80, 80, 90, 105, 140, 165];

/** Last month in which an archived product was sold. */
export const soldUntil = { 'winter-blend-2024': '2025-02' };

/** Staples that many baskets hold whatever else they hold, with their weight among each other. */
export const staples = {
  'house-blend': 30, 'morning-espresso': 20, 'filter-blend': 12, marmalade: 7, shortbread: 8,
  'strawberry-jam': 7, 'breakfast-bags': 6, 'heather-honey': 5, peppermint: 4, 'greeting-card': 4,
};

/** Consumables come back: chance in percent of a next time, and the days until then. */
export const repeat = { chance: 28, daysFrom: 28, daysTo: 56 };

/** A complement is listed in planted.json for items with at least this demand (share included). */
export const kEnoughDemand = 55;
