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
 * What one manifest names, which counts together.
 * @typedef {object} Edition
 * @property {import('./manifest.js').Manifest} manifest
 * @property {Parts} [parts] of a sharded model
 * @property {Promise<import('./policy.js').Policy | undefined>} policy of a store that has one
 */

/**
 * One store's model, opened: the owner of an engine and of the memory in it. It takes every request
 * for good; what is exported to others checks them first, see web/recommender.js.
 */
export class Recommender {
  /** @type {import('./session.js').Session | undefined} */
  engine;
  #directory;
  /** The newest that is known. @type {Edition} */
  edition;

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
    this.edition = this.#editionOf(manifest);
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
    const history = (this.edition.manifest.policy && facts?.history) || {};
    const past = Object.keys(history).sort((a, b) => history[a] - history[b]);
    const needed = [...cart, ...past.slice(0, kPastInParts)];
    const [{ gathered, policy }] = await Promise.all([this.#gather(needed), this.ready]);
    const session = /** @type {import('./session.js').Session} */ (this.engine);
    const all = session.write([...cart, ...exclude, ...past]);
    if (gathered) session.openParts(gathered, all);
    const { parts, errors = new Map() } = gathered ?? {};
    // Of what could not be loaded nothing is known but that it must not be offered.
    const lost = (/** @type {string} */ sku) => errors.has(parts?.of(sku));
    const lines = cart.filter((sku) => !lost(sku));
    const hidden = [...exclude, ...cart.filter(lost), ...past.splice(kMostPast)];
    const question = { ...request, cart: lines, exclude: hidden, past };
    const answer = policy?.answer(session, question, cart) ?? session.ask(question);
    return /** @type {any} */ ({ ...answer, errors: [...errors.values()] });
  }

  /** @param {Promise<import('./session.js').Session>} starting */
  async #start(starting) {
    const { edition } = this;
    const { single } = edition.manifest;
    const [engine, file, { gathered }] = await Promise.all([
      starting,
      single && readFile(new URL(single.file, this.#directory), single.integrity),
      this.#gather([]),
    ]);
    this.engine = engine;
    if (gathered) engine.openParts(gathered, '');
    if (file) engine.openFile(file, this.#directory);
  }

  /**
   * @param {import('./manifest.js').Manifest} manifest
   * @param {Edition['policy']} [before]
   * @returns {Edition}
   */
  #editionOf(manifest, before) {
    const { model, shards } = manifest;
    return {
      manifest,
      policy: this.#policyOf(manifest, before),
      parts: model ? new Parts(this.#directory, model, shards) : undefined,
    };
  }

  /**
   * @param {import('./manifest.js').Manifest} manifest
   * @param {Edition['policy']} [before]
   * @returns {Edition['policy']}
   */
  async #policyOf({ policy, orders }, before) {
    const [extra, file] = await Promise.all([
      policy && loadExtra('policy'),
      policy && readFile(new URL(policy.file, this.#directory), policy.integrity),
    ]);
    return file && new extra.Policy(file, orders, await before);
  }

  /**
   * What a cart needs: the parts of a sharded model, and the policy that came with it. If a part is
   * missing because a newer model was published meanwhile, all is that model's.
   * @param {readonly string[]} cart
   * @returns {Promise<{ gathered?: import('./shards.js').Gathered,
   *   policy?: import('./policy.js').Policy }>}
   */
  async #gather(cart) {
    const { edition } = this;
    const [gathered, policy] = await Promise.all([edition.parts?.gather(cart), edition.policy]);
    if (gathered?.errors.size) {
      await this.#renew(edition);
      if (this.edition !== edition) return this.#gather(cart);
    }
    if (gathered?.errors.has('head')) throw gathered.errors.get('head');
    return { gathered, policy };
  }

  /**
   * Goes on with what was published after an edition, if anything was.
   * @param {Edition} edition
   */
  async #renew(edition) {
    const manifest = await readManifest(this.#directory).catch(() => edition.manifest);
    // Another cart may have found it meanwhile, and a closed recommender has none.
    if (this.edition === edition && manifest.model && manifest.model !== edition.manifest.model) {
      const newer = this.#editionOf(manifest, edition.policy);
      await newer.policy;
      if (this.edition === edition) this.edition = newer;
    }
  }
}
