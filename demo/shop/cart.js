/**
 * The shopper's cart, kept by the browser: in memory only where storage is refused.
 *
 * @typedef {import('../stores.mjs').ShopItem} ShopItem
 * @typedef {ShopItem & { quantity: number }} Line quantity is 1…kMostOfOne
 *
 * @typedef {object} Order
 * @property {string} number
 * @property {Line[]} lines
 * @property {import('./codes.js').Discount | null} discount
 */

const kMostOfOne = 99;
const { store } = document.documentElement.dataset;
const kCartKey = `shop:${store}:cart`;
const kOrderKey = `shop:${store}:order`;

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Line[]} */
let lines = load();

// Another tab of the shop changed it, or the page comes back from the browser's history.
addEventListener('storage', ({ key }) => key === kCartKey && reload());
addEventListener('pageshow', ({ persisted }) => persisted && reload());

function reload() {
  lines = load();
  tell();
}

/** @returns {Line[]} */
function load() {
  try {
    const stored = JSON.parse(localStorage.getItem(kCartKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isLine) : [];
  } catch {
    return [];
  }
}

function isLine(line) {
  const { sku, title, price, quantity } = line ?? {};
  const isText = typeof sku === 'string' && typeof title === 'string';
  return isText && Number.isInteger(price) && quantity >= 1 && quantity <= kMostOfOne;
}

/** @param {Line[]} next */
function change(next) {
  lines = next;
  try {
    localStorage.setItem(kCartKey, JSON.stringify(lines));
  } catch {
    // The cart lives as long as the page.
  }
  tell();
}

function tell() {
  for (const listener of [...listeners]) listener();
}

/** @param {() => void} listener called after each change @returns {() => void} ends it */
export function subscribe(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @returns {readonly Line[]} in the order they were added */
export function cartLines() {
  return lines;
}

/** @returns {number} pieces in the cart */
export function cartCount() {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** @param {readonly Line[]} of @returns {number} in pence */
export function subtotal(of) {
  return of.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

/** @param {ShopItem} item @returns {number} how many may be bought */
export function mostOf({ left = kMostOfOne }) {
  return Math.min(left, kMostOfOne);
}

/** @param {string} sku @returns {number} how many are in the cart */
export function quantityOf(sku) {
  return lines.find((line) => line.sku === sku)?.quantity ?? 0;
}

/**
 * @param {ShopItem} item
 * @param {number} [quantity]
 * @returns {number} how many came into the cart; 0 if all that there are is in it
 */
export function addToCart(item, quantity = 1) {
  const before = quantityOf(item.sku);
  const added = Math.min(quantity, mostOf(item) - before);
  if (added <= 0) return 0;
  if (before) setQuantity(item.sku, before + added);
  else change([...lines, { ...item, quantity: added }]);
  return added;
}

/** @param {string} sku @param {number} quantity brought into what may be bought, at least 1 */
export function setQuantity(sku, quantity) {
  const within = (line) => Math.min(Math.max(quantity, 1), mostOf(line));
  change(lines.map((line) => (line.sku === sku ? { ...line, quantity: within(line) } : line)));
}

/** @param {string} sku */
export function removeFromCart(sku) {
  change(lines.filter((line) => line.sku !== sku));
}

/** @param {ShopItem[]} items one of each, in the place of all that was in the cart */
export function fillCart(items) {
  change(items.map((item) => ({ ...item, quantity: 1 })));
}

/**
 * Turns the cart into an order, and empties it.
 * @param {import('./codes.js').Discount | null} discount
 */
export function placeOrder(discount) {
  const number = String(Date.now()).slice(-8, -2);
  try {
    sessionStorage.setItem(kOrderKey, JSON.stringify({ number, lines, discount }));
  } catch {
    // The next page says that there is no order.
  }
  change([]);
}

/** @returns {Order | null} the last one of this visit */
export function lastOrder() {
  try {
    const order = JSON.parse(sessionStorage.getItem(kOrderKey) ?? 'null');
    return order && Array.isArray(order.lines) && order.lines.every(isLine) ? order : null;
  } catch {
    return null;
  }
}
