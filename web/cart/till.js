import { refused } from './ask.js';

/**
 * @typedef {import('../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../index.d.ts').AddError} AddError
 * @typedef {import('../index.d.ts').Variant} Variant
 * @typedef {object} Line a line of the cart
 * @property {string} key
 * @property {string} [id] what was bought, if the platform says so
 * @property {string} sku
 * @property {number} quantity
 * @property {number} [least] that the shop sells of it
 * @property {number} [step] by which it sells more or less
 * @property {boolean} [custom]
 * @typedef {{ lines: Line[], refusal: () => AddError | Promise<AddError>, show: () => unknown }} Put
 *   the cart after a change was asked for; why, if that changed nothing; what shows it on the page
 * @typedef {object} Counter how a cart is changed
 * @property {() => Promise<Line[]>} load
 * @property {(id: string, quantity: number) => Promise<Put>} add
 * @property {(key: string, quantity: number) => Promise<Put>} set
 * @property {() => unknown} show shows a cart on the page that has changed unseen
 */

/** Platforms tell of one change several times; what comes so close together is read once. */
const kBurst = 150;

/**
 * The cart of a platform whose own server keeps it. One request at a time, so that no older answer
 * takes the place of a newer one; one memory of the cart, so that only changes are told of.
 * @param {() => Promise<Line[]>} fetchLines the cart, oldest line first
 * @param {(hear: () => void, signal: AbortSignal) => void} listen calls `hear` whenever the cart may
 *   have changed, until the signal
 */
export function openTill(fetchLines, listen) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** A read that has not begun. @type {Promise<Line[]> | undefined} */
  let waiting;
  /** The cart that is being told of. @type {Line[] | undefined} */
  let told;
  /** @type {string | undefined} */
  let known;
  /** @type {Set<() => void>} */
  const callbacks = new Set();
  let end = () => {};
  /** What was bought under a SKU that was set. @type {Map<string, string>} */
  const bought = new Map();
  /** By what was to be bought: the cart before an add of which nobody knows what came. @type {Map<string, Line[]>} */
  const doubts = new Map();
  let timer = 0;

  /**
   * @template Result
   * @param {() => Promise<Result>} task
   */
  function inTurn(task) {
    const turn = last.then(task);
    last = turn.catch(() => {});
    return turn;
  }

  /** Who reads because of what is being told needs no request. */
  function read() {
    return (
      told ??
      (waiting ??= inTurn(() => {
        waiting = undefined;
        return load().catch((cause) => {
          throw new Error('The shop’s cart could not be read', { cause });
        });
      }))
    );
  }

  /** The cart, to be asked for in turn. */
  async function load() {
    clearTimeout(timer);
    return saw(await fetchLines());
  }

  /** @param {Line[]} lines the cart now */
  function saw(lines) {
    const before = known;
    known = JSON.stringify(lines);
    if (before !== undefined && before !== known) {
      told = lines;
      for (const callback of [...callbacks]) callback();
      told = undefined;
    }
    return lines;
  }

  /** Reads the cart again for those who listen. */
  async function refresh() {
    known ??= '';
    await Promise.resolve(read()).catch(() => {});
  }

  /** @param {() => void} callback */
  function subscribe(callback) {
    if (!callbacks.size) begin();
    const call = () => callback();
    callbacks.add(call);
    return () => {
      if (callbacks.delete(call) && !callbacks.size) end();
    };
  }

  function begin() {
    const ending = new AbortController();
    const { signal } = ending;
    const hear = () => {
      if (signal.aborted) return;
      clearTimeout(timer);
      timer = Number(setTimeout(refresh, kBurst));
    };
    // A page that comes out of the browser's cache shows the cart of long ago.
    addEventListener('pageshow', ({ persisted }) => persisted && hear(), { signal });
    parsed().then(() => signal.aborted || listen(hear, signal));
    end = () => {
      ending.abort();
      clearTimeout(timer);
      known = undefined;
    };
  }

  /**
   * Nobody knows what the shop did before the line broke.
   * @param {unknown} error
   * @returns {never}
   */
  function unsure(error) {
    refresh();
    throw error;
  }

  /**
   * Adds, to be called in turn. What came is read off the cart, never off the shop's words, which
   * are translated and may come with items all the same. If it came by an earlier try, of which
   * nobody knew that, it is not added again.
   * @param {Counter} counter
   * @param {string} id
   * @param {number} asked
   * @param {number} [most] that may be in the cart
   * @returns {Promise<AddAnswer>}
   */
  async function add(counter, id, asked, most = Infinity) {
    const now = await counter.load();
    const doubt = doubts.get(id);
    const late = doubt && cameOf(id, doubt, now);
    const came = late && (late.id || (await load()).some((line) => line.id === id));
    doubts.delete(id);
    const before = came ? doubt : now;
    const held = before.reduce((sum, line) => sum + (line.id === id ? line.quantity : 0), 0);
    const lost = (/** @type {unknown} */ error) => {
      doubts.set(id, before);
      return unsure(error);
    };
    const put = came
      ? { lines: now, refusal: () => refused('refused'), show: counter.show }
      : await counter.add(id, Math.min(asked, Math.max(1, most - held))).catch(lost);
    const line = cameOf(id, before, put.lines);
    if (!line) throw await put.refusal();
    showLater(put);
    const base = countIn(before, line.key);

    /** Its key may have changed since, as discounts come and go. @param {Line[]} lines */
    const find = (lines) =>
      lines.find(({ key }) => key === line.key) ?? lines.find((it) => it.id === id);
    /** @type {NonNullable<AddAnswer['change']>} */
    const change = (quantity) =>
      inTurn(async () => {
        const now = find(await counter.load());
        if (!now) return quantity ? add(counter, id, quantity, most) : undefined;
        if (now.quantity === base + quantity) return;
        const put = await counter.set(now.key, sold(now, base + quantity)).catch(unsure);
        const left = find(put.lines)?.quantity ?? 0;
        if (left === now.quantity) throw await put.refusal();
        showLater(put);
        if (left - base !== quantity) return { quantity: left - base };
      });
    const got = line.quantity - base;
    return { ...(got !== asked && { quantity: got }), change };
  }

  /**
   * Sets how many of an item the cart has in all its lines together, to be called in turn.
   * @param {Omit<Counter, 'load' | 'show'>} counter whose keys are those of the lines here
   * @param {string} sku that is in the cart, or was when it was set last
   * @param {number} quantity
   * @returns {Promise<number>} how many there were
   */
  async function set(counter, sku, quantity) {
    const of = (/** @type {Line[]} */ all) => all.filter((line) => line.sku === sku);
    const count = (/** @type {Line[]} */ all) => of(all).reduce((sum, line) => sum + line.quantity, 0);
    const before = await load();
    const [line, ...more] = of(before);
    const held = count(before);
    if (held === quantity) return held;
    if (line?.id) bought.set(sku, line.id);
    const id = bought.get(sku);
    if (!line && !id) throw refused('refused');
    for (const { key } of more) await counter.set(key, 0).catch(unsure);
    const put = await (line ? counter.set(line.key, quantity) : counter.add(`${id}`, quantity)).catch(unsure);
    if (count(put.lines) !== held) showLater(put);
    if (count(put.lines) !== quantity) throw await put.refusal();
    return held;
  }

  return { read, load, saw, refresh, inTurn, subscribe, add, set };
}

/**
 * How many the shop sells where a shopper wants more or fewer: the next in that direction, or none.
 * @param {Line} line as it is
 * @param {number} wanted
 */
function sold({ quantity, least = 1, step = 1 }, wanted) {
  const round = wanted > quantity ? Math.ceil : Math.floor;
  const count = round(wanted / step) * step;
  return count < least ? 0 : count;
}

/** @param {Line[]} lines @param {string} key */
const countIn = (lines, key) => lines.find((line) => line.key === key)?.quantity ?? 0;

/**
 * @param {string} id of what was to be bought
 * @param {Line[]} before
 * @param {Line[]} now
 * @returns {Line | undefined} the line that it came into
 */
function cameOf(id, before, now) {
  const grown = now.filter(({ key, quantity }) => quantity > countIn(before, key));
  return grown.find((line) => line.id === id) ?? grown.find((line) => !line.id);
}

/**
 * Shows a changed cart on the page, which may build anew the section that the element is in: it has
 * told of its add by then.
 * @param {Put} put
 */
function showLater(put) {
  setTimeout(() => put.show());
}

/** @param {() => boolean} ask the page's own, which may fail */
export function granted(ask) {
  try {
    return ask();
  } catch {
    return false;
  }
}

/** Resolves when the page is parsed, and the scripts that wait for that have run. */
export async function parsed() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType('navigation')
  );
  if (document.readyState !== 'complete' && !visit?.domContentLoadedEventStart) {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  }
  // A task later, as others listen to the same event.
  await new Promise((resolve) => setTimeout(resolve));
}

/** What was offered for choice, by the SKU under which it was. @type {Map<string, string>} */
const offered = new Map();

/** @param {string} sku */
export const offeredId = (sku) => offered.get(sku);

/**
 * The forms of a product, of which one must be chosen. Those that a SKU alone does not name, as it
 * is missing or is another's too, are offered under a name that `offeredId` knows.
 * @param {string} sku
 * @param {Array<Variant & { id: string }>} forms
 */
export function needsChoice(sku, forms) {
  if (!forms.some(({ available }) => available)) return refused('sold-out');
  const variants = forms.map(({ id, ...form }) => {
    const alone = form.sku && forms.filter((other) => other.sku === form.sku).length === 1;
    const name = alone ? form.sku : `${sku}#${id}`;
    offered.set(name, id);
    return { ...form, sku: name };
  });
  return refused('needs-choice', '', variants);
}
