// A shop that answers as WooCommerce's Store API does, in German, as texts must not matter.
import { json, openDoors } from './visitors.mjs';

/** WordPress dresses up every text, SKUs too. */
const dress = (text) =>
  text
    .replace(/&(?!#)/g, '&#038;')
    .replace(/(\d)x(\d)/g, '$1&#215;$2')
    .replace(/'/g, '&#8217;')
    .replace(/--/g, '&#8211;');

/**
 * @typedef {object} Product
 * @property {number} id
 * @property {string} sku
 * @property {number} price in pence
 * @property {number} [stock] without it there is always some
 * @property {boolean} [single] sold individually
 * @property {number} [most] that a plugin lets into a cart
 * @property {number} [pack] sold by so many alone
 * @property {Array<{ id: number, sku?: string, price: number, stock?: number,
 *   values: Array<string | null> }>} [variations]
 * @property {Array<{ name: string, terms: Array<{ name: string, slug: string }> }>} [attributes]
 * @param {Product[]} products
 */
export function wooShop(products) {
  const variationsOf = (product) =>
    (product.variations ?? []).map((it) => ({
      ...it,
      sku: it.sku ?? product.sku,
      parent: product,
    }));
  const all = products.flatMap((product) => [product, ...variationsOf(product)]);
  const byId = (id) => all.find((product) => product.id === id);
  const limitOf = ({ single, most, stock }) => (single ? 1 : Math.max(most ?? stock ?? 9999, 1));
  const limitsOf = (product) => {
    const { pack = 1 } = product;
    return { minimum: pack, maximum: limitOf(product), multiple_of: pack };
  };

  function itemOf(product) {
    const { id, sku, price, stock = 1, parent, variations = [], attributes = [] } = product;
    return {
      ...{ id, sku: dress(sku), parent: parent?.id ?? 0 },
      type: parent ? 'variation' : variations.length ? 'variable' : 'simple',
      prices: { price: String(price), currency_code: 'GBP', currency_minor_unit: 2 },
      attributes,
      variations: variations.map(({ id, values }) => ({
        id,
        attributes: values.map((value, n) => ({ name: attributes[n].name, value })),
      })),
      is_purchasable: !product.external,
      is_in_stock: stock > 0,
      add_to_cart: limitsOf(product),
    };
  }
  const cartOf = (cart) => ({
    items: cart.lines.map(({ id, quantity, item_data = [] }) => ({
      key: `key-${id}`,
      id,
      quantity,
      item_data,
      sku: dress(byId(id).sku),
      quantity_limits: { ...limitsOf(byId(id)), editable: true },
    })),
    items_count: cart.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: { currency_code: cart.currency ?? 'GBP' },
  });

  function error(cart, code, message, status = 400) {
    const data = { status, ...(status === 409 && { cart: cartOf(cart) }) };
    return { code, message, data };
  }

  /** @returns an error, or nothing if it was added */
  function add(cart, { id, quantity }) {
    const product = byId(id);
    if (!product) return error(cart, 'woocommerce_rest_cart_invalid_product', 'Unbekannt');
    const line = cart.lines.find((it) => it.id === id);
    const held = line?.quantity ?? 0;
    const name = `&quot;<em>Tee &amp; Tasse</em>&quot;`;
    if (product.external) {
      return error(cart, 'woocommerce_rest_product_not_purchasable', `${name} gibt es hier nicht.`);
    }
    if (product.stock === 0) {
      return error(cart, 'woocommerce_rest_product_out_of_stock', `${name} ist ausverkauft.`);
    }
    if (product.reserved || product.stock < held + quantity) {
      const code = 'woocommerce_rest_product_partially_out_of_stock';
      return error(cart, code, `Nicht genug ${name} (${product.stock} übrig)`);
    }
    if (line && (held + quantity > limitOf(product) || quantity % (product.pack ?? 1))) {
      const code = product.single ? 'readonly_quantity' : 'invalid_quantity';
      return error(cart, code, `H&#246;chstens ${limitOf(product)} von ${name}`);
    }
    if (line) line.quantity += quantity;
    else {
      // What is new in the cart is made to fit; what is there already must be asked for as it fits.
      const { pack = 1 } = product;
      const fitting = Math.ceil(Math.min(quantity, limitOf(product)) / pack) * pack;
      cart.lines.push({ id, quantity: fitting });
    }
  }

  /** @returns an error, or nothing if it was set */
  function set(cart, { key, quantity }, remove) {
    const line = cart.lines.find(({ id }) => `key-${id}` === key);
    if (!line) return error(cart, 'woocommerce_rest_cart_invalid_key', 'Nicht im Warenkorb', 409);
    if (remove) cart.lines.splice(cart.lines.indexOf(line), 1);
    else if (quantity < 1) return error(cart, 'invalid_quantity', 'Mindestens 1');
    else if (quantity % (byId(line.id).pack ?? 1)) {
      return error(cart, 'invalid_quantity', `Nur je ${byId(line.id).pack}`);
    }
    else if (quantity > limitOf(byId(line.id))) {
      return error(cart, 'invalid_quantity', `H&#246;chstens ${limitOf(byId(line.id))}`);
    } else line.quantity = quantity;
  }

  function listed(query) {
    const sku = query.get('sku');
    const skus = sku ? [...sku.split(','), sku] : null;
    const own = ({ parent, sku }) => !parent || sku !== parent.sku;
    return all
      .filter((it) => !skus || (skus.includes(it.sku) && own(it)))
      .filter((it) => !query.get('parent') || it.parent?.id === Number(query.get('parent')))
      .slice(0, Number(query.get('per_page') ?? 10))
      .reverse() // newest first
      .map(itemOf);
  }

  async function answer(cart, { method, url, body, headers }, path) {
    const place = path.replace(/^.*\/wc\/store\/v1/, '');
    if (place === '/products') return json(listed(url.searchParams));
    const renewed = () => {
      cart.nonce = `nonce-${++cart.nonces}`;
      return cart.silent ? {} : { Nonce: cart.nonce, 'Cart-Token': 'a session of its own' };
    };
    if (method === 'GET') return json(cartOf(cart), 200, renewed());
    if (headers['cart-token']) return json({ items: [] });
    if (headers.nonce !== cart.nonce || cart.closed) {
      const code = `woocommerce_rest_${headers.nonce ? 'invalid' : 'missing'}_nonce`;
      const fresh = cart.bare ? {} : renewed();
      return json({ code, message: 'Nonce', data: {} }, headers.nonce ? 403 : 401, fresh);
    }
    const wrong =
      place === '/cart/add-item' ? add(cart, body) : set(cart, body, place === '/cart/remove-item');
    if (wrong) return json(wrong, wrong.data.status, renewed());
    if (cart.coupon) {
      const code = 'woocommerce_rest_cart_coupon_error';
      return json(error(cart, code, 'Gutschein entfernt', 409), 409, renewed());
    }
    return json(cartOf(cart), place === '/cart/add-item' ? 201 : 200, renewed());
  }
  return openDoors(answer, () => ({ lines: [], nonce: 'nonce-0', nonces: 0 }));
}
