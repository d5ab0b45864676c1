// What the element says of the store in ../store.mjs: all words that the tests look for.

export const kSuggestions = [
  { title: 'Blue Mug', price: '£8.50', evidence: 'In 34 of 100 orders with Breakfast teapot' },
  { title: 'Knitted tea cosy', price: '£12.00', evidence: 'In 24 of 100 orders with Breakfast teapot' },
  {
    title: 'Oak serving tray with rope handles',
    price: '£1,234.50',
    evidence: 'In 18 of 100 orders with Breakfast teapot',
  },
  { title: 'Milk jug', price: '', evidence: 'In 14 of 100 orders with Breakfast teapot' },
];

export const [kMug, kCosy, kTray, kJug] = kSuggestions.map(({ title }) => title);

/** The heading where nothing else was asked for. */
export const kHeading = 'Goes with Breakfast teapot';

/** The third of the suggestions on a German page; spaces are written as plain ones. */
export const kGerman = { price: '1.234,50 £', evidence: 'Bei 18 von 100 Bestellungen mit Breakfast teapot' };

export const kLabels = { ready: 'Add', added: 'Added' };
export const kAdd = (title) => `Add ${title} to cart`;
export const kAdded = (title) => `Added ${title} to cart`;
export const kDismiss = (title) => `Not interested in ${title}`;
export const kStatus = {
  added: (title) => `Added ${title}`,
  refused: (title, why) => `${title}: ${why}`,
  removed: (title) => `Removed ${title} from suggestions`,
};
export const kHide = 'Hide suggestions';
export const kOffline = 'The shop cannot be reached';
/** The words in the place of a dismissed item, and those of its button. */
export const kRemoved = 'Removed from suggestionsUndo';
