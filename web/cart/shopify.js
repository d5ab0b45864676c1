import { ask, inTime, refused, worded } from './ask.js';
import { granted, needsChoice, offeredId, openTill, parsed } from './till.js';

/**
 * @typedef {import('../index.d.ts').AddProblem} AddProblem
 * @typedef {import('../index.d.ts').Suggestion} Suggestion
 * @typedef {import('./till.js').Counter} Counter
 * @typedef {import('./till.js').Line} Line
 */

const kSource = 'goeswith';
/** The event of the standard actions. */
const kLines = 'shopify:cart:lines-update';
/** The parts of a cart page of Dawn and its kin that show the cart. No more than 5 may be asked. */
const kParts = ['main-cart-items', 'main-cart-footer', 'cart-icon-bubble', 'cart-live-region-text'];
const kChanges = /\/cart\/(add|change|update|clear)\b/;

const page = /** @type {any} */ (globalThis);

/** Of the language and market that the page is in. @param {string} path */
const under = (path) => (page.Shopify?.routes?.root ?? '/') + path;

/** What the cart was in when it was read last: ISO 4217. */
let currency = '';

/** @returns {Promise<Line[]>} */
async function load() {
  const { answer } = await ask(under('cart.js'));
  if (!Array.isArray(answer.items)) throw new Error('cart.js has no items');
  currency = answer.currency ?? '';
  return answer.items
    .map(
      /** @param {any} item */ ({ key, variant_id, sku, quantity, properties, ...item }) => ({
        key,
        id: String(variant_id),
        sku: sku ?? '',
        quantity,
        // An engraving, a subscription.
        custom: Object.keys(properties ?? {}).length > 0 || !!item.selling_plan_allocation,
      }),
    )
    .reverse(); // Shopify lists the newest line first.
}

const till = openTill(load, (hear, signal) => {
  // Comes before the change. Without a promise there is nothing to wait for.
  document.addEventListener(
    kLines,
    async (/** @type {any} */ event) => {
      if (event.detail?.source === kSource) return;
      try {
        await event.promise;
        hear();
      } catch {
        // The cart is as it was.
      }
    },
    { signal },
  );
  if (pubsub()) {
    const stop = page.subscribe('cart-update', (/** @type {any} */ event) => {
      if (event?.source !== kSource) hear();
    });
    signal.addEventListener('abort', () => stop?.());
  } else if (!page.Shopify?.actions) {
    // Such a theme tells nobody; but its requests are seen when they are done.
    const observer = new PerformanceObserver((list) => {
      if (list.getEntries().some(({ name }) => kChanges.test(name))) hear();
    });
    observer.observe({ type: 'resource' });
    signal.addEventListener('abort', () => observer.disconnect());
  }
});

const pubsub = () => typeof page.publish === 'function' && typeof page.subscribe === 'function';

/** @type {import('../index.d.ts').CartAdapter} */
export const adapter = {
  async read() {
    const lines = await till.read();
    return { currency, lines };
  },
  add: ({ sku, quantity, suggestion }) =>
    worded(till.inTurn(async () => {
      const id = await find(sku, suggestion);
      const why = (/** @type {any} */ said) => explain(id, suggestion, said);
      await parsed(); // Before that nobody knows whether there are actions.
      const { actions } = page.Shopify ?? {};
      const counter = actions?.updateCart ? throughActions(actions, why) : throughAjax(why);
      return till.add(counter, id, quantity);
    })),
  set: (sku, quantity) =>
    worded(till.inTurn(async () => {
      await parsed();
      const why = async (/** @type {{ message?: unknown }} */ { message }) =>
        refused('refused', typeof message === 'string' ? message : '');
      // Lines of the actions have names of their own, so they only hear of it.
      return till.set(throughAjax(why), sku, quantity);
    })),
  subscribe: (callback) => till.subscribe(callback),
  consent: () =>
    granted(() => page.Shopify?.customerPrivacy?.preferencesProcessingAllowed?.() === true),
};

/**
 * @param {string} sku
 * @param {Suggestion} suggestion
 * @returns {Promise<string>} the id of the variant
 */
async function find(sku, suggestion) {
  const id = offeredId(sku) ?? urlOf(suggestion).searchParams.get('variant');
  if (id && /^\d+$/.test(id)) return id;
  const variants = await variantsOf(suggestion);
  const named = variants.filter((variant) => variant.sku === sku);
  const fitting = named.length ? named : variants;
  if (fitting.length > 1) throw needsChoice(sku, fitting);
  if (!fitting[0]?.available) throw refused('sold-out');
  return fitting[0].id;
}

/** @param {Suggestion} suggestion */
const urlOf = (suggestion) => new URL(suggestion?.url ?? '', location.href);

/**
 * @param {Suggestion} suggestion
 * @returns {Promise<Array<import('../index.d.ts').Variant & { id: string }>>}
 */
async function variantsOf(suggestion) {
  const [, handle] = /\/products\/([^/]+)/.exec(urlOf(suggestion).pathname) ?? [];
  if (!handle) throw refused('refused');
  const { answer } = await ask(under(`products/${handle}.js`));
  return (answer.variants ?? []).map((/** @type {any} */ variant) => ({
    id: String(variant.id),
    sku: variant.sku ?? '',
    label: variant.title,
    price: variant.price / 100,
    currency: page.Shopify?.currency?.active,
    available: variant.available,
  }));
}

/**
 * Why nothing was added.
 * @param {string} id
 * @param {Suggestion} suggestion
 * @param {{ code?: string, message?: unknown }} said by the shop
 */
async function explain(id, suggestion, { code, message }) {
  const words = typeof message === 'string' ? message : '';
  if (code === 'SERVICE_UNAVAILABLE') return refused('offline');
  if ((await till.load()).some((line) => line.id === id)) return refused('limited', words);
  const variants = await variantsOf(suggestion).catch(() => null);
  const gone = variants && !variants.find((variant) => variant.id === id)?.available;
  return refused(gone ? 'sold-out' : 'refused', words);
}

/**
 * Where the theme takes part in Shopify's standard actions, or Shopify does so for it.
 * @param {any} actions
 * @param {(said: object) => Promise<Error>} why
 * @returns {Counter}
 */
function throughActions(actions, why) {
  /** @param {any} cart @returns {Line[]} */
  const linesOf = (cart) =>
    (cart?.lines ?? []).map((/** @type {any} */ { id, quantity }) => ({
      key: id,
      sku: '',
      quantity,
    }));
  const load = async () => linesOf((await inTime(actions.getCart())).cart);
  // The action has shown it; those who listen to us need the SKUs.
  const show = () => void till.refresh();
  /** @param {object} line */
  const put = async (line) => {
    const event = { detail: { source: kSource } };
    const asked = actions.updateCart({ lines: [line] }, { event });
    const answer = await inTime(asked, till.refresh);
    const said = answer.userErrors?.[0] ?? answer.warnings?.[0] ?? {};
    return {
      lines: answer.cart ? linesOf(answer.cart) : await load(),
      refusal: () => why(said),
      show,
    };
  };
  // It rejects only if the action could not run, or has not answered.
  const fail = () => {
    throw refused('offline');
  };
  return {
    load: () => load().catch(fail),
    add: (merchandiseId, quantity) => put({ merchandiseId, quantity }).catch(fail),
    set: (id, quantity) => put({ id, quantity }).catch(fail),
    show,
  };
}

/**
 * Where there are no standard actions.
 * @param {(said: object) => Promise<Error>} why
 * @returns {Counter}
 */
function throughAjax(why) {
  /** @param {string} path @param {object} change */
  const put = async (path, change) => {
    const { parts, sections } = partsOfPage();
    const where = { sections, sections_url: location.pathname };
    const { status, answer } = await ask(under(path), { ...change, ...where });
    if (status === 401 || status === 403) throw refused('expired');
    const message = answer.description ?? answer.errors;
    return {
      lines: await till.load(),
      refusal: () => why({ message }),
      show: () => void show(parts, sections, answer).catch(() => {}),
    };
  };
  return {
    load: () => till.load(),
    add: (id, quantity) => put('cart/add.js', { items: [{ id: Number(id), quantity }] }),
    set: (id, quantity) => put('cart/change.js', { id, quantity }),
    show: () => {
      const { parts, sections } = partsOfPage();
      show(parts, sections, {}).catch(() => {});
    },
  };
}

/** The parts that are on this page and do not hear of changes themselves. */
function partsOfPage() {
  const parts = kParts.flatMap((id) => {
    const place = document.getElementById(id);
    if (!place || (id === kParts[0] && pubsub())) return [];
    const section = place.dataset.id ?? id;
    return { place, section, selector: section === id ? '.shopify-section' : '.js-contents' };
  });
  return { parts, sections: parts.map(({ section }) => section).join() || undefined };
}

/**
 * @param {ReturnType<typeof partsOfPage>['parts']} parts
 * @param {string | undefined} sections
 * @param {any} answer to the change; it has no sections if the change was made but in part
 */
async function show(parts, sections, answer) {
  if (page.Shopify?.actions) {
    const event = new CustomEvent(kLines, { bubbles: true, detail: { source: kSource } });
    const promise = page.Shopify.actions.getCart?.() ?? Promise.resolve({});
    document.body.dispatchEvent(Object.assign(event, { action: 'update', lines: [], promise }));
  }
  if (pubsub()) page.publish('cart-update', { source: kSource, cartData: answer });
  else if (!sections)
    document.documentElement.dispatchEvent(new CustomEvent('cart:refresh', { bubbles: true }));
  if (!sections) return;
  const html = answer.sections ?? (await ask(`${location.pathname}?sections=${sections}`)).answer;
  for (const { place, section, selector } of parts) {
    const now = (await parsedSection(section, html[section] ?? ''))?.querySelector(selector);
    if (now) (place.querySelector(selector) ?? place).replaceChildren(...now.childNodes);
  }
}

let mayParse = true;

/**
 * A section as a document. Where the page requires trusted types no script may parse; but a request
 * can, whose answer the browser parses itself.
 * @param {string} section
 * @param {string} html
 * @returns {Promise<Document | null>}
 */
async function parsedSection(section, html) {
  try {
    if (mayParse) return new DOMParser().parseFromString(html, 'text/html');
  } catch {
    mayParse = false;
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${location.pathname}?section_id=${section}`);
    request.responseType = 'document';
    request.onloadend = () => resolve(request.response);
    request.send();
  });
}
