// What is on pages of WooCommerce. Each function runs in the page, before all else.

/** What blocks fetch when they hear of a change, and how they tell of one. */
export function blocksTheme() {
  globalThis.heard = [];
  addEventListener('DOMContentLoaded', () => {
    document.body.addEventListener('wc-blocks_added_to_cart', async ({ detail }) => {
      heard.push(`added, keep ${detail?.preserveCartData}`);
      if (detail?.preserveCartData) return;
      const cart = await (await fetch('/wp-json/wc/store/v1/cart?blocks')).json();
      document.querySelector('#count').textContent = cart.items_count;
      dispatchEvent(new CustomEvent('wc-blocks_store_sync_required', { detail: {} }));
    });
    document.body.addEventListener('wc-blocks_removed_from_cart', () => heard.push('removed'));
  });
}

/** A page of before blocks: jQuery, of which the test needs no more than its events. */
export function classicTheme() {
  globalThis.heard = [];
  const handlers = [];
  globalThis.handlers = handlers;
  const body = {
    on(names, handler) {
      for (const name of names.split(' ')) handlers.push({ name, handler });
      return body;
    },
    off(names, handler) {
      for (const name of names.split(' ')) {
        const at = handlers.findIndex((it) => it.name === name && it.handler === handler);
        if (at >= 0) handlers.splice(at, 1);
      }
      return body;
    },
    trigger(name) {
      heard.push(name);
      for (const it of [...handlers]) if (it.name === name) it.handler({ type: name });
      return body;
    },
  };
  globalThis.jQuery = () => body;
  body.on('wc_fragment_refresh', async () => {
    const cart = await (await fetch('/wp-json/wc/store/v1/cart?fragments')).json();
    document.querySelector('#count').textContent = cart.items_count;
    body.trigger('wc_fragments_refreshed');
  });
}

/** Both, and WooCommerce's bridge from one to the other. */
export function mixedTheme() {
  addEventListener('DOMContentLoaded', () => {
    jQuery().on('added_to_cart', () => {
      document.body.dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { bubbles: true }));
    });
  });
}
