/**
 * @typedef {import('../index.d.ts').Placement} Placement
 * @typedef {import('../index.d.ts').Popular} Popular
 */

/** In Node there are no elements, yet the class must be importable. */
const Base = globalThis.HTMLElement ?? class {};

/** Cards where the attribute does not say: in a column, and in a grid. */
const kCards = [3, 4];
/** Where the grid begins in styles.css: letters of the element wide. */
const kGridEms = 44;

/** What each attribute of `<goes-with>` means; junk in one falls back to its default. */
const readers = {
  placement: oneOf(/** @type {Placement[]} */ (['cart', 'thank-you', 'product'])),
  model: String,
  limit: within(1, 12, 0),
  heading: String,
  headingLevel: within(2, 6, 2),
  // With `events` the page answers them itself, as it does where none is named.
  adapter: (/** @type {string} */ name) => (name === 'events' ? '' : name),
  popular: oneOf(/** @type {Popular[]} */ (['last-resort', 'never', 'fill'])),
  currency: String,
  action: oneOf(['add', 'link']),
  consent: String,
  reasons: String,
};

/** @typedef {{ [Name in keyof typeof readers]: ReturnType<typeof readers[Name]> }} Properties */

/** @param {string} property of one word, but for `headingLevel` */
function attributeOf(property) {
  return property.replace('L', '-l');
}

/**
 * What a page sets: the attributes of `<goes-with>`, each with a property that reflects it, and the
 * properties that are no text.
 */
class Settings extends Base {
  static observedAttributes = Object.keys(readers).map(attributeOf);
  /** @type {Partial<import('../index.d.ts').Texts> | null} */
  #texts = null;
  /** @type {import('../index.d.ts').Facts | null} */
  #facts = null;
  /** When the page set them. */
  #told = 0;

  /** @param {boolean} [_steady] whether it is asked the same still */
  propertyChanged(_steady) {}

  /** How many cards there may be now. */
  get cardLimit() {
    const self = /** @type {HTMLElement & { limit: number }} */ (/** @type {unknown} */ (this));
    const letter = parseFloat(getComputedStyle(self).fontSize);
    return self.limit || kCards[+(self.offsetWidth >= kGridEms * letter)];
  }

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts;
    this.propertyChanged();
  }

  /** With the server's time as it goes on, however long ago the page gave it. */
  get facts() {
    const facts = this.#facts;
    return facts?.now ? { ...facts, now: facts.now + performance.now() - this.#told } : facts;
  }

  set facts(facts) {
    this.#facts = facts;
    this.#told = performance.now();
    this.propertyChanged(true);
  }

  /** What the page set on the element before its class was known hides the accessors. */
  adoptEarlyProperties() {
    const self = /** @type {any} */ (this);
    for (const [name, value] of Object.entries(this)) {
      if (!(name in self.constructor.prototype)) continue;
      delete self[name];
      self[name] = value;
    }
  }
}

for (const [property, read] of Object.entries(readers)) {
  const attribute = attributeOf(property);
  Object.defineProperty(Settings.prototype, property, {
    get() {
      return read(this.getAttribute(attribute) ?? '');
    },
    set(value) {
      this.setAttribute(attribute, value);
    },
  });
}

export const SettingsElement =
  /** @type {{ new (): HTMLElement & Settings & Properties, observedAttributes: string[] }} */ (
    /** @type {unknown} */ (Settings)
  );

/**
 * @template {string} Value
 * @param {Value[]} values the first is the default
 * @returns {(value: string) => Value}
 */
function oneOf(values) {
  return (value) => values.find((known) => known === value) ?? values[0];
}

/**
 * @param {number} least
 * @param {number} most
 * @param {number} standard
 * @returns {(value: string) => number}
 */
function within(least, most, standard) {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : 0;
    return number >= least && number <= most ? number : standard;
  };
}
