// A shop that answers as Shopify's Ajax API does, in German, as texts must not matter.
import { json, kHtml, openDoors } from './visitors.mjs';

/**
 * @typedef {{ id: number, sku: string | null, title: string, price: number, stock: number }} Form
 * @param {Record<string, Form[]>} products by handle; prices in cents
 */
export function shopifyShop(products) {
  const forms = Object.values(products).flat();
  const formOf = (id) => forms.find((form) => form.id === Number(id));

  const lineOf = (cart, { id, quantity, properties = {} }) => ({
    // What was bought, and under which terms: as discounts come and go, so do keys.
    key: `${id}:${cart.terms}`,
    id,
    variant_id: id,
    sku: formOf(id).sku,
    quantity,
    properties,
    final_line_price: quantity * formOf(id).price,
  });
  const cartOf = (cart) => ({
    token: 't',
    currency: cart.currency ?? 'GBP',
    item_count: cart.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    items: cart.lines.map((line) => lineOf(cart, line)).reverse(),
  });

  /** Changes the cart as far as it can; gives what it has to say about that. */
  function setLine(cart, id, quantity) {
    const form = formOf(id);
    if (!form) return 'Variante nicht gefunden';
    const line = cart.lines.find((it) => it.id === form.id);
    const held = line?.quantity ?? 0;
    const now = Math.max(Math.min(quantity, form.stock), 0);
    if (line) line.quantity = now;
    else if (now) cart.lines.push({ id: form.id, quantity: now });
    cart.lines = cart.lines.filter((it) => it.quantity);
    if (now === quantity) return '';
    if (now > held) return `Es wurden nur ${now - held} Artikel hinzugefügt.`;
    return held ? 'Die maximale Menge ist bereits im Warenkorb.' : 'Der Artikel ist ausverkauft.';
  }
  const heldOf = (cart, id) => cart.lines.find((it) => it.id === Number(id))?.quantity ?? 0;

  /** Every section shows how many items are in the cart. */
  function sectionsOf(cart, names) {
    const render = (name) => {
      const inside = name.includes('__') ? 'js-contents' : 'shopify-section';
      const count = cartOf(cart).item_count;
      return `<div id="shopify-section-${name}"><div class="${inside}"><b>${count} Artikel</b></div></div>`;
    };
    return Object.fromEntries(names.split(',').map((name) => [name, render(name)]));
  }

  const error = (status, description) =>
    json({ status, message: 'Cart Error', description }, status);

  /** The Storefront API, to which `Shopify.actions` speaks; its lines have ids of their own. */
  const gid = (id) => `gid://shopify/CartLine/${id * 7}`;
  function summary(cart) {
    const lines = cart.lines.map(({ id, quantity }) => ({ id: gid(id), quantity })).reverse();
    return lines.length ? { totalQuantity: cartOf(cart).item_count, lines } : null;
  }
  function act(cart, lines) {
    const said = lines.map(({ id, merchandiseId, quantity }) => {
      if (!id) return setLine(cart, merchandiseId, heldOf(cart, merchandiseId) + quantity);
      return setLine(cart, cart.lines.find((line) => gid(line.id) === id)?.id, quantity);
    });
    const messages = said.filter(Boolean).map((message) => ({ code: cart.code, message }));
    const capped = said[0]?.startsWith('Es wurden');
    return { cart: summary(cart), [capped ? 'warnings' : 'userErrors']: messages };
  }

  async function answer(cart, { method, url, body }, path) {
    const names = body?.sections ?? url.searchParams.get('sections');
    if (names?.split(',').length > 5) return error(400, 'Zu viele Abschnitte');
    const sections = names ? { sections: sectionsOf(cart, names) } : {};
    const place = path.replace(/^\/de/, '');
    if (place === '/actions') return json(body ? act(cart, body.lines) : { cart: summary(cart) });
    if (place === '/cart.js') return json(cartOf(cart));
    if (place === '/cart' && sections.sections) return json(sections.sections);
    if (place === '/cart') {
      const name = url.searchParams.get('section_id');
      return { body: sectionsOf(cart, name)[name], headers: kHtml };
    }
    if (place === '/cart/add.js' && method === 'POST') {
      const { id, quantity } = body.items[0];
      const said = setLine(cart, id, heldOf(cart, id) + quantity);
      if (said) return error(formOf(id) ? 422 : 404, said);
      const more = names ? { sections: sectionsOf(cart, names) } : {};
      return json({
        items: [
          lineOf(
            cart,
            cart.lines.find((it) => it.id === id),
          ),
        ],
        ...more,
      });
    }
    if (place === '/cart/change.js' && method === 'POST') {
      const line = cart.lines.find((it) => lineOf(cart, it).key === body.id);
      if (!line)
        return json({ status: 400, message: 'Bad Request', errors: 'Kein solcher Schlüssel' }, 400);
      const said = setLine(cart, line.id, body.quantity);
      if (said) return json({ status: 422, message: said, errors: said }, 422);
      return json({ ...cartOf(cart), ...(names && { sections: sectionsOf(cart, names) }) });
    }
    if (place.startsWith('/products/')) {
      const variants =
        products[decodeURIComponent(place.slice('/products/'.length, -'.js'.length))];
      if (!variants) return { body: '<h1>404</h1>', status: 404, headers: kHtml };
      const shown = ({ stock, ...form }) => ({ ...form, available: stock > 0 });
      return json({ id: 1, variants: variants.map(shown) });
    }
    return { body: 'not found', status: 404, headers: kHtml };
  }

  return openDoors(answer, () => ({ lines: [], terms: 'full-price' }));
}
