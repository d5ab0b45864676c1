// What themes of different ages have on their pages. Each function runs in the page, before all else.

/** Every theme's page is the cart's. */
export function cartPage() {
  history.replaceState(null, '', '/cart');
  globalThis.heard = [];
  globalThis.Shopify = { routes: { root: '/' }, currency: { active: 'GBP' } };
}

/** A theme of 2026: the standard actions, which come with a module script, and events. */
export function standardTheme() {
  const request = async (lines) => {
    const how = lines && { method: 'POST', body: JSON.stringify({ lines }) };
    const response = await fetch('/actions', how);
    if (!response.ok) throw new Error('the action could not run');
    return response.json();
  };
  addEventListener('DOMContentLoaded', () => {
    Shopify.actions = {
      getCart: () => request(),
      updateCart({ lines }, { event: { detail } = {} } = {}) {
        const promise = request(lines);
        const event = new CustomEvent('shopify:cart:lines-update', { bubbles: true, detail });
        const action = lines[0].id ? 'update' : 'add';
        Object.assign(event, { action, context: 'standard-action', lines, promise });
        document.body.dispatchEvent(event);
        promise.then(
          ({ cart }) => (document.querySelector('#count').textContent = cart?.totalQuantity ?? 0),
          () => {},
        );
        return promise;
      },
    };
  });
}

/** Dawn: functions for all to publish and subscribe, and a cart that fetches itself. */
export function dawnTheme() {
  const subscribers = {};
  globalThis.subscribe = (name, callback) => {
    subscribers[name] = [...(subscribers[name] ?? []), callback];
    return () => (subscribers[name] = subscribers[name].filter((it) => it !== callback));
  };
  globalThis.publish = (name, data) => {
    heard.push(`${name} from ${data.source}`);
    for (const callback of subscribers[name] ?? []) callback(data);
  };
  globalThis.subscribers = subscribers;
  addEventListener('DOMContentLoaded', () => {
    const items = document.querySelector('#main-cart-items');
    subscribe('cart-update', async ({ source }) => {
      if (source === 'cart-items') return;
      const html = await (await fetch(`/cart?section_id=${items.dataset.id}`)).text();
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const now = parsed.querySelector('.js-contents').innerHTML;
      items.querySelector('.js-contents').innerHTML = now + globalThis.rebuilt;
    });
  });
  globalThis.rebuilt = '';
}

/** The places of Dawn's cart page; `inside` is in the section of the lines. */
export const dawnPlaces = (inside = '') =>
  `<a href="/cart" id="cart-icon-bubble">0</a>
  <div id="main-cart-items" data-id="template--7__cart-items">
    <div class="js-contents">${inside}</div>
  </div>
  <div id="main-cart-footer" data-id="template--7__cart-footer"><div class="js-contents"></div></div>
  <div id="cart-live-region-text"></div>`;
