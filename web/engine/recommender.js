import { createEngine } from './engine.js';
import { loadExtra } from './extras.js';
import { directoryUrl, readFile } from './files.js';
import { readManifest } from './manifest.js';
import { Parts } from './shards.js';

/**
 * Of what was bought before, so many that were bought last may come back; and of a model in shards so
 * many have theirs loaded for it.
 */
const kMostPast = 64;
const kPastInParts = 8;

/**
 * One store's model, opened: the owner of an engine and of the memory in it. It takes every request
 * for good; what is exported to others checks them first, see web/recommender.js.
 */
export class Recommender {
  /** @type {import('./session.js').Session | undefined} */
  engine;
  #directory;
  /** Of a store that has one. @type {import('./policy.js').Policy | undefined} */
  policy;

  /**
   * There as soon as the manifest is: every cart that is asked about from then on starts its shards
   * at once, and waits for the rest. Two round trips, however slow the network.
   * @template {typeof Recommender} Class
   * @this {Class}
   * @param {string | URL} model
   * @returns {Promise<InstanceType<Class>>}
   */
  static async begin(model) {
    const directory = directoryUrl(model);
    const starting = createEngine();
    starting.catch(() => {}); // told to those who wait for `ready`, if the manifest is there at all
    return /** @type {any} */ (new this(directory, await readManifest(directory), starting));
  }

  /**
   * @param {URL} directory of the model
   * @param {import('./manifest.js').Manifest} manifest
   * @param {Promise<import('./session.js').Session>} starting
   */
  constructor(directory, manifest, starting) {
    this.#directory = directory;
    this.manifest = manifest;
    /** Of a sharded model. */
    this.parts = partsOf(manifest, directory);
    /** Until then nothing is answered. @type {Promise<void>} */
    this.ready = this.#start(starting);
    this.ready.catch(() => {});
  }

  /**
   * @param {import('./request.js').CheckedRequest} request
   * @returns {Promise<import('../index.d.ts').Explanation>} without what is withheld, if the request
   *   does not ask for it
   */
  async answer(request) {
    const { cart, exclude, facts } = request;
    const history = (this.manifest.policy && facts?.history) || {};
    const past = Object.keys(history).sort((a, b) => history[a] - history[b]);
    const needed = [...cart, ...past.slice(0, kPastInParts)];
    const [gathered] = await Promise.all([this.#gather(needed), this.ready]);
    const session = /** @type {import('./session.js').Session} */ (this.engine);
    const all = session.write([...cart, ...exclude, ...past]);
    if (gathered) session.openParts(gathered, all);
    const { parts, errors = new Map() } = gathered ?? {};
    // Of what could not be loaded nothing is known but that it must not be offered.
    const lost = (/** @type {string} */ sku) => errors.has(parts?.of(sku));
    const lines = cart.filter((sku) => !lost(sku));
    const hidden = [...exclude, ...cart.filter(lost), ...past.splice(kMostPast)];
    const question = { ...request, cart: lines, exclude: hidden, past };
    const answer = this.policy?.answer(session, question, cart) ?? session.ask(question);
    return /** @type {any} */ ({ ...answer, errors: [...errors.values()] });
  }

  /** @param {Promise<import('./session.js').Session>} starting */
  async #start(starting) {
    const { single } = this.manifest;
    const [engine, file, gathered] = await Promise.all([
      starting,
      single && readFile(new URL(single.file, this.#directory), single.integrity),
      this.#gather([]),
      this.#readPolicy(),
    ]);
    this.engine = engine;
    if (gathered) engine.openParts(gathered, '');
    if (file) engine.openFile(file, this.#directory);
  }

  async #readPolicy() {
    const { policy } = this.manifest;
    const [extra, file] = await Promise.all([
      policy && loadExtra('policy'),
      policy && readFile(new URL(policy.file, this.#directory), policy.integrity),
    ]);
    this.policy = file && new extra.Policy(file, this.manifest.orders, this.policy);
  }

  /**
   * The parts of a sharded model that a cart needs. If one is missing because a newer model was
   * published meanwhile, all are that model's.
   * @param {readonly string[]} cart
   */
  async #gather(cart) {
    const parts = this.parts;
    if (!parts) return undefined;
    let gathered = await parts.gather(cart);
    if (gathered.errors.size) {
      const newer = await this.#newer(parts);
      if (newer) gathered = await newer.gather(cart);
    }
    const failure = gathered.errors.get('head');
    if (failure) throw failure;
    return gathered;
  }

  /**
   * @param {Parts} parts
   * @returns {Promise<Parts | undefined>} those of the model that was published after them
   */
  async #newer(parts) {
    const manifest = await readManifest(this.#directory).catch(() => this.manifest);
    // Another cart may have found it already, and a closed recommender has none.
    if (this.parts && manifest.model && manifest.model !== this.parts.model) {
      this.manifest = manifest;
      this.parts = partsOf(manifest, this.#directory);
      await this.#readPolicy();
    }
    return this.parts === parts ? undefined : this.parts;
  }
}

/**
 * @param {import('./manifest.js').Manifest} manifest
 * @param {URL} directory
 */
function partsOf({ model, shards }, directory) {
  return model ? new Parts(directory, model, shards) : undefined;
}
