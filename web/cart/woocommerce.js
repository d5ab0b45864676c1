import { ask, refused, worded } from './ask.js';
import { granted, needsChoice, offeredId, openTill } from './till.js';

/**
 * @typedef {import('../index.d.ts').AddProblem} AddProblem
 * @typedef {import('./till.js').Line} Line
 * @typedef {import('./till.js').Put} Put
 */

const kNative = ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart'];
/** On the window, after changes in blocks of which `kNative` is silent, such as of a quantity. */
const kSync = 'wc-blocks_store_sync_required';
const kClassic =
  'added_to_cart removed_from_cart updated_cart_totals updated_wc_div wc_fragments_refreshed ' +
  'wc_cart_emptied';

const page = /** @type {any} */ (globalThis);

/** Shows that the shopper's page and the request are of one visit; a new one with each answer. */
let nonce = '';
/** What the cart was in when it was read last: ISO 4217. */
let currency = '';
/** Whether the events that are heard are our own. */
let announcing = false;

/**
 * The Store API, wherever it lies; on the page's own host, whatever WordPress thinks its name is.
 * @param {string} path
 * @param {Record<string, string>} [query]
 */
function under(path, query) {
  const link = document.querySelector('link[rel="https://api.w.org/"]');
  const { pathname, search } = new URL(link?.getAttribute('href') ?? '/wp-json/', location.href);
  const url = new URL(pathname + search, location.origin);
  const route = url.searchParams.get('rest_route');
  const whole = `${(route ?? pathname).replace(/\/$/, '')}/wc/store/v1/${path}`;
  if (route === null) url.pathname = whole;
  else url.searchParams.set('rest_route', whole);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

/** @param {string} path @param {Record<string, string>} [query] */
async function get(path, query) {
  const { ok, answer, headers } = await ask(under(path, query));
  nonce = headers.get('Nonce') ?? nonce;
  if (!ok) throw refused('refused');
  return answer;
}

/** @param {string} path @param {object} body */
async function post(path, body) {
  for (let again = true; ; again = false) {
    const sent = (nonce ||= page.wcBlocksMiddlewareConfig?.storeApiNonce ?? '');
    const response = await ask(under(path), body, { Nonce: sent });
    nonce = response.headers.get('Nonce') ?? nonce;
    if (!/_nonce$/.test(response.answer.code)) return response;
    if (!again) throw refused('expired');
    if (nonce === sent) await get('cart');
  }
}

/** @param {any} cart @returns {Line[]} */
const linesOf = ({ items }) =>
  items.map((/** @type {any} */ { key, id, sku, quantity, quantity_limits: limits, item_data }) => ({
    key,
    id: String(id),
    sku: typed(sku),
    quantity,
    ...(limits?.minimum > 1 && { least: limits.minimum }),
    ...(limits?.multiple_of > 1 && { step: limits.multiple_of }),
    custom: item_data?.length > 0,
  }));

const till = openTill(
  async () => {
    const cart = await get('cart');
    currency = cart.totals?.currency_code ?? '';
    return linesOf(cart);
  },
  (hear, signal) => {
    const heard = () => announcing || hear();
    for (const name of kNative) document.body.addEventListener(name, heard, { signal });
    addEventListener(kSync, heard, { signal });
    const body = page.jQuery?.(document.body);
    body?.on(kClassic, heard);
    signal.addEventListener('abort', () => body?.off(kClassic, heard));
  },
);

/** @type {import('./till.js').Counter} */
const counter = {
  load: () => till.load(),
  add: (id, quantity) => put('cart/add-item', { id: Number(id), quantity }),
  set: (key, quantity) =>
    quantity ? put('cart/update-item', { key, quantity }) : put('cart/remove-item', { key }),
  show: () => announce(0),
};

/** @type {import('../index.d.ts').CartAdapter} */
export const adapter = {
  async read() {
    const lines = await till.read();
    return { currency, lines };
  },
  add: ({ sku, quantity }) =>
    worded(till.inTurn(async () => {
      const { id, most } = await find(sku);
      return till.add(counter, id, quantity, most);
    })),
  set: (sku, quantity) => worded(till.inTurn(() => till.set(counter, sku, quantity))),
  subscribe: (callback) => till.subscribe(callback),
  consent: () => granted(() => page.wp_has_consent?.('preferences') === true),
};

/**
 * @param {string} sku
 * @returns {Promise<{ id: string, most?: number }>}
 */
async function find(sku) {
  const id = offeredId(sku);
  if (id) return { id };
  // A comma in a SKU finds the parts of it, too.
  const found = await get('products', { sku });
  const product = found.find((/** @type {any} */ it) => typed(it.sku) === sku);
  if (!product) throw refused('sold-out');
  if (!product.variations?.length)
    return { id: String(product.id), most: product.add_to_cart?.maximum };
  const forms = await formsOf(product);
  if (!forms.length) throw refused('refused');
  if (forms.length > 1) throw needsChoice(sku, forms);
  return forms[0];
}

/**
 * The variations that can be bought as they are, in the shop's order.
 * @param {any} product
 */
async function formsOf({ id, variations, attributes }) {
  const query = { type: 'variation', parent: String(id), per_page: '100' };
  const details = new Map(
    (await get('products', query)).map((/** @type {any} */ it) => [it.id, it]),
  );
  /** @param {{ name: string, value: string }} of what a shopper calls the value */
  const word = ({ name, value }) => {
    const { terms = [] } = attributes.find((/** @type {any} */ it) => it.name === name) ?? {};
    return plain(terms.find((/** @type {any} */ it) => it.slug === value)?.name ?? value);
  };
  return variations
    .filter(
      (/** @type {any} */ it) =>
        details.has(it.id) && it.attributes.every((/** @type {any} */ { value }) => value !== null),
    )
    .map((/** @type {any} */ it) => {
      const { sku, prices, is_in_stock, is_purchasable } = details.get(it.id);
      return {
        id: String(it.id),
        sku: typed(sku),
        label: it.attributes.map(word).join(' / '),
        price: prices.price / 10 ** prices.currency_minor_unit,
        currency: prices.currency_code,
        available: is_in_stock && is_purchasable,
      };
    });
}

/** @param {string} path @param {{ id?: number, key?: string, quantity?: number }} change @returns {Promise<Put>} */
async function put(path, change) {
  const { ok, status, answer } = await post(path, change);
  // A conflict comes with the cart, to which the item may have come all the same.
  const cart = ok ? answer : answer.data?.cart;
  const lines = till.saw(cart ? linesOf(cart) : await till.load());
  const held = !change.id || lines.some(({ id }) => id === String(change.id));
  const message = status < 500 ? plain(answer.message ?? '') : '';
  return {
    lines,
    refusal: () => refused(problemOf(answer.code ?? '', held), message),
    show: () => announce(path.endsWith('remove-item') ? 1 : 0),
  };
}

/**
 * @param {string} code
 * @param {boolean} held whether it is in the cart
 * @returns {AddProblem}
 */
function problemOf(code, held) {
  if (/partially|too_many|^(invalid|readonly)_quantity/.test(code))
    return held ? 'limited' : 'sold-out';
  return /out_of_stock|cart_invalid_product/.test(code) ? 'sold-out' : 'refused';
}

/** Tells blocks and the classic cart to fetch the cart. @param {0 | 1} removed */
function announce(removed) {
  const options = { bubbles: true, cancelable: true, detail: { preserveCartData: false } };
  announcing = true;
  try {
    document.body.dispatchEvent(new CustomEvent(kNative[removed], options));
    page.jQuery?.(document.body).trigger('wc_fragment_refresh').trigger('wc_update_cart');
  } catch {
    // What a plugin makes of it does not undo the add.
  }
  announcing = false;
}

/** What WordPress makes of characters in all texts, SKUs too; and what was typed. */
const kTyped = new Map(
  Object.entries({
    215: 'x',
    8211: '--',
    8212: '---',
    8216: "'",
    8217: "'",
    8220: '"',
    8221: '"',
    8230: '...',
    8242: "'",
    8243: '"',
    8482: '(tm)',
  }),
);
/** @type {Record<string, string>} */
const kNamed = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A text of the shop, which is HTML. @param {string} html @param {Map<string, string>} [typed] */
function plain(html, typed) {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, code, hex, name) => {
      if (name) return kNamed[name] ?? whole;
      const point = hex ? parseInt(hex, 16) : Number(code);
      return typed?.get(String(point)) ?? String.fromCodePoint(point);
    });
}

/** @param {string} sku */
const typed = (sku) => plain(sku ?? '', kTyped);
