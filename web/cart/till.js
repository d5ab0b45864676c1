/**
 * @typedef {import('../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../index.d.ts').AddError} AddError
 * @typedef {import('../index.d.ts').AddProblem} AddProblem
 * @typedef {import('../index.d.ts').Variant} Variant
 * @typedef {{ key: string, id?: string, sku: string, quantity: number }} Line a line of the cart;
 *   `id` is what was bought, if the platform says so
 * @typedef {{ lines: Line[], refusal: () => AddError | Promise<AddError>, show: () => unknown }} Put
 *   the cart after a change was asked for; why, if that changed nothing; what shows it on the page
 * @typedef {object} Counter how a cart is changed
 * @property {() => Promise<Line[]>} load
 * @property {(id: string, quantity: number) => Promise<Put>} add
 * @property {(key: string, quantity: number) => Promise<Put>} set
 */

/** Platforms tell of one change several times; what comes so close together is read once. */
const kBurst = 150;
const kPatience = 20_000;

/**
 * The cart of a platform whose own server keeps it. One request at a time, so that no older answer
 * takes the place of a newer one; one memory of the cart, so that only changes are told of.
 */
export class Till {
  #load;
  #listen;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** A read that has not begun. @type {Promise<Line[]> | undefined} */
  #waiting;
  /** The cart that is being told of. @type {Line[] | undefined} */
  #told;
  /** @type {string | undefined} */
  #known;
  /** @type {Set<() => void>} */
  #callbacks = new Set();
  #end = () => {};
  #timer = 0;

  /**
   * @param {() => Promise<Line[]>} load the cart, oldest line first
   * @param {(hear: () => void, signal: AbortSignal) => void} listen calls `hear` whenever the cart
   *   may have changed, until the signal
   */
  constructor(load, listen) {
    this.#load = load;
    this.#listen = listen;
  }

  read() {
    return (
      this.#told ??
      (this.#waiting ??= this.inTurn(() => {
        this.#waiting = undefined;
        return this.load();
      }))
    );
  }

  /** To be called in turn. */
  async load() {
    clearTimeout(this.#timer);
    return this.saw(await this.#load());
  }

  /** @param {Line[]} lines the cart now */
  saw(lines) {
    const before = this.#known;
    this.#known = JSON.stringify(lines);
    if (before !== undefined && before !== this.#known) {
      // Who reads because of this call needs no request.
      this.#told = lines;
      for (const callback of [...this.#callbacks]) callback();
      this.#told = undefined;
    }
    return lines;
  }

  /** Reads the cart again for those who listen. */
  async refresh() {
    this.#known ??= '';
    await Promise.resolve(this.read()).catch(() => {});
  }

  /**
   * @template Result
   * @param {() => Promise<Result>} task
   */
  inTurn(task) {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** @param {() => void} callback */
  subscribe(callback) {
    if (!this.#callbacks.size) this.#begin();
    const call = () => callback();
    this.#callbacks.add(call);
    return () => {
      if (this.#callbacks.delete(call) && !this.#callbacks.size) this.#end();
    };
  }

  #begin() {
    const ending = new AbortController();
    const { signal } = ending;
    const hear = () => {
      if (signal.aborted) return;
      clearTimeout(this.#timer);
      this.#timer = Number(setTimeout(() => this.refresh(), kBurst));
    };
    // A page that comes out of the browser's cache shows the cart of long ago.
    addEventListener('pageshow', (event) => event.persisted && hear(), { signal });
    parsed().then(() => signal.aborted || this.#listen(hear, signal));
    this.#end = () => {
      ending.abort();
      clearTimeout(this.#timer);
      this.#known = undefined;
    };
  }

  /**
   * Adds in a turn of its own. What came is read off the cart, never off the shop's words, which
   * are translated and may come with items all the same.
   * @param {Counter} counter
   * @param {string} id
   * @param {number} asked
   * @param {number} [most] that may be in the cart
   * @returns {Promise<AddAnswer>}
   */
  async add({ load, add, set }, id, asked, most = Infinity) {
    const before = await load();
    const held = before.reduce((sum, line) => sum + (line.id === id ? line.quantity : 0), 0);
    const count = (/** @type {string} */ key) =>
      before.find((line) => line.key === key)?.quantity ?? 0;
    const put = await add(id, Math.min(asked, Math.max(1, most - held))).catch((error) => {
      this.refresh(); // Nobody knows what the shop did before the line broke.
      throw error;
    });
    const grown = put.lines.filter(({ key, quantity }) => quantity > count(key));
    const line = grown.find((line) => line.id === id) ?? grown.find((line) => !line.id);
    if (!line) throw await put.refusal();
    put.show();
    const base = count(line.key);

    /** @type {NonNullable<AddAnswer['change']>} */
    const change = (quantity) =>
      this.inTurn(async () => {
        // Its key may have changed since, as discounts come and go; or it is gone.
        const find = (/** @type {Line[]} */ lines) =>
          lines.find(({ key }) => key === line.key) ?? lines.find((it) => it.id === id);
        const now = find(await load());
        if (!now) return quantity ? this.add({ load, add, set }, id, quantity, most) : undefined;
        if (now.quantity === base + quantity) return;
        const put = await set(now.key, base + quantity);
        const left = find(put.lines)?.quantity ?? 0;
        if (left === now.quantity) throw await put.refusal();
        put.show();
        if (left - base < quantity) return { quantity: left - base };
      });
    const got = line.quantity - base;
    return { ...(got < asked && { quantity: got }), change };
  }
}

/** Resolves when the page is parsed and the scripts that it waits for have run. */
export async function parsed() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType('navigation')
  );
  if (document.readyState === 'complete' || visit?.domContentLoadedEventStart) return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
}

/**
 * @param {AddProblem} problem
 * @param {string} [message] for the shopper's eyes
 * @param {Variant[]} [variants]
 * @returns {AddError}
 */
export function refused(problem, message = '', variants) {
  return Object.assign(new Error(message), { problem, variants });
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

/**
 * @param {string | URL} url of the shop's own server
 * @param {object} [body] to post
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ ok: boolean, status: number, answer: any, headers: Headers }>}
 * @throws {AddError} offline; expired, where a page stands between us and the answer
 */
export async function ask(url, body, headers) {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      signal: AbortSignal.timeout?.(kPatience),
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    });
    const { ok, status } = response;
    if (status === 429 || status > 501) throw refused('offline');
    const answer = await response.json().catch((error) => {
      if (!(error instanceof SyntaxError)) throw error;
      if (ok || status === 401 || status === 403) throw refused('expired');
    });
    return { ok, status, answer: answer ?? {}, headers: response.headers };
  } catch (error) {
    throw /** @type {AddError} */ (error).problem ? error : refused('offline');
  }
}
