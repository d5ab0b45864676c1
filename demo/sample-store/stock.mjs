/**
 * What has happened in the sample store since the exports that its model was learned from. The model
 * knows nothing of it, as in every shop between one training and the next, so the shop itself says
 * it when such an item is to be added. Items that are not named here are there in any number.
 *
 * @typedef {object} NowChosen a product that was one item, and now must be chosen
 * @property {string} text description
 * @property {string} option name of the option in which its items differ
 * @property {Array<{ sku: string, option: string }>} items
 */

/** Pieces left, by SKU. @type {Record<string, number>} */
export const piecesLeft = {
  'CM-SCALE': 0,
  'CM-PAPER-2': 2,
  'COF-GUJI-ES': 0,
};

/** By the SKU under which the model knows the product. @type {Record<string, NowChosen>} */
export const nowChosen = {
  'COF-GUJI': {
    text: 'Washed heirloom beans: jasmine, apricot, black tea. 250 g, ground for you or not.',
    option: 'Grind',
    items: [
      { sku: 'COF-GUJI-WB', option: 'Whole beans' },
      { sku: 'COF-GUJI-FI', option: 'Ground for filter' },
      { sku: 'COF-GUJI-ES', option: 'Ground for espresso' },
    ],
  },
};
