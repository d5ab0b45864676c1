import type { Bundle, ErrorCode, Explanation, Facts, Placement, Popular, Suggestion } from './recommender.js';
import type { Texts } from './texts.js';

export { GoeswithError } from './recommender.js';
export type * from './recommender.js';
export type * from './texts.js';

/**
 * A line of the cart: its SKU, alone or in an object of the shop's own. Lines whose SKU is `''`,
 * `null` or missing are left out.
 */
export type CartLine =
  | string
  | {
      readonly sku?: string | null;
      readonly quantity?: number;
      /** Whether it carries what the shopper chose or typed, which another item would not have. */
      readonly custom?: boolean;
    };

/** A cart that says what its prices are in. */
export interface Cart {
  /**
   * ISO 4217. Where it is another than the model's, only prices that the page gives as `facts.prices`
   * are shown, and of the policy's money free shipping in that currency alone.
   */
  readonly currency?: string;
  readonly lines: readonly CartLine[];
}

/** What a shop says after it has added an item, if there is more to say than that it did. */
export interface AddAnswer {
  /** How many came into the cart, where those are fewer than were asked for. */
  quantity?: number;
  /**
   * Sets how many of the added item are in the cart; 0 takes it out again. Rejects as `add` does.
   * With it the card shows a stepper and can undo; without, it only says that the item was added.
   */
  change?(quantity: number): void | AddAnswer | Promise<void | AddAnswer>;
}

/** One of the forms in which a product can be bought, such as a size. */
export interface Variant {
  sku: string;
  /** What sets it apart from the others: `'Blue / M'`. */
  label: string;
  price?: number | null;
  /** ISO 4217, of the price; the suggestion's, unless given. */
  currency?: string;
  /** Default `true`. */
  available?: boolean;
}

/** Why a shop did not add an item; it decides what the card offers next. */
export type AddProblem =
  /** There is none left. The card offers the next best suggestion. */
  | 'sold-out'
  /** All that may be bought is in the cart. */
  | 'limited'
  /** A variant must be chosen; the card offers `variants`. */
  | 'needs-choice'
  /** The session or its token has ended. The card offers to load the page again. */
  | 'expired'
  /** The shop could not be reached, or asks to slow down. The card offers to try again. */
  | 'offline'
  /** Anything else. */
  | 'refused';

/**
 * What `add` and `change` reject with; any error with these properties will do. Its message, if it
 * is for the shopper's eyes, is shown beside the item; `''` leaves the words to the element.
 */
export interface AddError extends Error {
  problem?: AddProblem;
  variants?: readonly Variant[];
}

/** What is to be added. */
export interface AddLine {
  sku: string;
  quantity: number;
  suggestion: Suggestion;
  /** Of a better version: SKU of the line that is taken out of the cart next, by `set`. */
  replaces?: string;
}

/** How `<goes-with>` reads the cart of one platform, adds to it and hears of its changes. */
export interface CartAdapter {
  /** The cart as it is now. Throw, or reject, if it cannot be read. */
  read(): readonly CartLine[] | Cart | Promise<readonly CartLine[] | Cart>;
  /**
   * Adds to the cart. Throw, or reject, if the item was not added, best with an `AddError`. Without
   * this function the page answers `goeswith:add`.
   */
  add?(line: AddLine): void | AddAnswer | Promise<void | AddAnswer>;
  /**
   * Sets how many of an item the cart has, one that it has or had on this page; 0 takes it out.
   * Resolves to how many there were. Throw, or reject, as `add` does. With it a better version can
   * take the place of a line.
   */
  set?(sku: string, quantity: number): number | Promise<number>;
  /** Calls back after each change of the cart; once too often does no harm. Returns the end of it. */
  subscribe(callback: () => void): () => void;
  /**
   * Whether the shopper lets the shop remember preferences on this device beyond the visit. Must not
   * throw.
   */
  consent?(): boolean;
}

/** One suggestion on the page. */
export interface SuggestionDetail {
  sku: string;
  suggestion: Suggestion;
  /** Its place in the list, from 0; -1 where it is not in the list but in a bundle. */
  index: number;
}

export interface AddDetail extends SuggestionDetail {
  /** Of the variant, where one was chosen. */
  sku: string;
  quantity: number;
  /**
   * Of a better version: SKU of the line that it takes the place of. The page need only add; the
   * adapter's `set` takes the line out then.
   */
  replaces?: string;
  /**
   * Says that the page itself adds the item: with an `AddAnswer` or a promise of one, which rejects,
   * best with an `AddError`, if it was not added; or with anything else if it is done. To be called
   * before the listener returns; the first counts.
   */
  respondWith(answer?: unknown): void;
}

export interface AddedDetail extends SuggestionDetail {
  /** Of the variant, where one was chosen. */
  sku: string;
  /** How many came into the cart. */
  quantity: number;
  /** SKU of the line in whose place it is now. */
  replaces?: string;
}

export interface ChangedDetail extends SuggestionDetail {
  /** In the cart now; 0 if it was taken out. */
  quantity: number;
  previous: number;
}

export interface ReasonDetail extends SuggestionDetail {
  reason: 'notRelevant' | 'owned';
}

/** All bubble and are composed. */
export interface GoesWithEventMap {
  /**
   * A new cart has its answer on the page, or it is known that nothing can be suggested, as for an
   * empty cart; once for each cart.
   */
  'goeswith:ready': CustomEvent<{ count: number; suggestions: Suggestion[] }>;
  /**
   * For a second half of the list was in view, or half of the viewport full of it; once a cart, and
   * of what "Show more" reveals when it does.
   */
  'goeswith:impression': CustomEvent<{ suggestions: Suggestion[] }>;
  /** The link to the product was followed. */
  'goeswith:click': CustomEvent<SuggestionDetail>;
  /** Before an item is added. Cancelled, nothing is done. */
  'goeswith:add': CustomEvent<AddDetail>;
  'goeswith:added': CustomEvent<AddedDetail>;
  /** The shopper has stepped the quantity of what was added, and the shop has made it so. */
  'goeswith:changed': CustomEvent<ChangedDetail>;
  'goeswith:dismiss': CustomEvent<SuggestionDetail>;
  /** Why, once, where the attribute `reasons` asks. */
  'goeswith:reason': CustomEvent<ReasonDetail>;
  /** All of the strip was hidden. */
  'goeswith:hide': CustomEvent<{ placement: Placement }>;
  /** A dismissal was undone; `sku` is null where it was that of the strip. */
  'goeswith:restore': CustomEvent<SuggestionDetail | { sku: null }>;
  'goeswith:dismiss-bundle': CustomEvent<{ bundle: Bundle }>;
  'goeswith:restore-bundle': CustomEvent<{ bundle: Bundle }>;
  /**
   * Once for each thing that failed. The element's children show, unless an add failed, or only a
   * part of the model without which there still are suggestions.
   */
  'goeswith:error': CustomEvent<{ code: ErrorCode; message: string; error: Error }>;
}

/**
 * `<goes-with>`: suggestions that go with the cart, in the page. Its children show while there are
 * none, and when anything fails.
 *
 * The cart comes from the first of these that is there: the property `cart`; the adapter that the
 * attribute names; a `<script type="application/json">` child with an array of lines or a `Cart`.
 */
export class GoesWith extends HTMLElement {
  /**
   * Makes an adapter known; elements that name it and wait for it start. `page`, `shopify` and
   * `woocommerce` are loaded where an element names them.
   */
  static registerAdapter(name: string, adapter: CartAdapter): void;
  static readonly observedAttributes: readonly string[];
  /** `null` leaves the cart to the adapter or the JSON child. */
  get cart(): readonly CartLine[] | Cart | null;
  set cart(cart: readonly CartLine[] | Cart | null | undefined);
  /** Attribute `placement`; default `'cart'`. */
  placement: Placement;
  /** Attribute `model`: URL of the model directory, relative to the page. */
  model: string;
  /** Attribute `limit`: 1…12; or 0, by default, for 3 in a column and 4 where there is a grid. */
  limit: number;
  /** Attribute `heading`; where it is `''` the placement has words of its own. */
  heading: string;
  /** Attribute `heading-level`: 2…6, default 2. */
  headingLevel: number;
  /** Attribute `adapter`: name of a registered adapter, or `''`. */
  adapter: string;
  /** Attribute `popular`; default `'last-resort'`. */
  popular: Popular;
  /**
   * Attribute `currency`: ISO 4217, of a store whose files name no currency, and of a page whose cart
   * names none.
   */
  currency: string;
  /** Attribute `action`: `'link'` where the page cannot add; items are linked to then. */
  action: 'add' | 'link';
  /** Attribute `consent`: `'granted'` remembers dismissals for 30 days rather than for the visit. */
  consent: string;
  /** Attribute `reasons`: anything but `''` asks why when something is dismissed. */
  reasons: string;
  /**
   * The shop's own words, each in the place of ours in whatever language; what is missing, unknown
   * or of another type leaves ours. Set the property anew to change them: the list is then written
   * anew, and what was said after a tap stays as it was said. Without them words and numbers are of
   * the language that the nearest `lang` names when a cart is answered: English, and with a file
   * loaded for it German, French, Spanish, Dutch and Arabic.
   */
  texts: Partial<Texts> | null;
  /**
   * What the page knows better than the model by now, or alone: stock, prices, the server's time, the
   * shopper's country, segments and past orders. It counts where the model carries a policy. Set the
   * property anew to change it. `now` goes on: what is read is the time of reading. What is not of its
   * type is as if it were missing.
   */
  facts: Facts | null;
  /**
   * What would be suggested for the cart now and what nearly would, and which rule or number decided
   * about each. Rejects as `Recommender.open` does.
   */
  explain(): Promise<Explanation>;
}

declare global {
  interface HTMLElementTagNameMap {
    'goes-with': GoesWith;
  }
  interface GlobalEventHandlersEventMap extends GoesWithEventMap {}
}
