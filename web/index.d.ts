/**
 * Where suggestions are shown. Today it sets the element's own words alone: the same cart has the
 * same suggestions in all three places.
 */
export type Placement = 'cart' | 'thank-you' | 'product';

/** What may fill the list when the cart's own neighbours leave room in it. */
export type Popular =
  /** Nothing: better no suggestion than a best-seller. */
  | 'never'
  /** The store's popular items, but only when nothing at all is known of what goes with the cart. */
  | 'last-resort'
  /** Popular items after the neighbours, until the limit is reached. */
  | 'fill';

export interface SuggestRequest {
  /** SKUs in the cart, in the shopper's order; those the model does not know are reported back. */
  cart: readonly string[];
  /** Default `'cart'`. */
  placement?: Placement;
  /** How many at most, 1…64; default 4. Fewer come back when fewer are good. */
  limit?: number;
  /** SKUs never to suggest, such as those the shopper dismissed. */
  exclude?: readonly string[];
  /** Default `'last-resort'`. */
  popular?: Popular;
  /** What is less probable is not suggested, 0…1; the model's own threshold unless given. */
  minProbability?: number;
}

/** Why an item is suggested, in the store's own orders. */
export interface Evidence {
  /** SKU of the line in the cart that speaks for it the most. */
  with: string;
  /** That line's title. */
  withTitle: string;
  /** Share of the orders with that line that also have the suggestion, 0…1. */
  attachRate: number;
  /** Attach rate over the suggestion's share of all orders; above 1 means more often than chance. */
  lift: number;
  /** Orders that have both; 0 where similar items' orders speak for it, and share and lift then. */
  orders: number;
}

export interface Suggestion {
  sku: string;
  /**
   * Probability that the shopper adds it, 0…1; 0 for a popular item. The order of an answer also
   * spreads it over different needs, so probabilities need not fall.
   */
  score: number;
  /** `null` for a popular item, which is suggested with no link to the cart. */
  evidence: Evidence | null;
  title: string;
  /** In units of `currency`, or `null` if the store's files gave none. */
  price: number | null;
  /** ISO 4217, or `''` if the store's files gave none. */
  currency: string;
  /** Link to the product as in the catalog (may be relative), or `''`. */
  url: string;
  /** Link to a picture as in the catalog (may be relative), or `''`. */
  image: string;
  /** The store's own word for the kind of thing, or `''`. */
  category: string;
}

export interface SuggestAnswer {
  /** In the order to show. Nothing of the cart, of `exclude`, nor two variants of one product. */
  suggestions: Suggestion[];
  /** SKUs of the cart that the model does not know. */
  unknown: string[];
  /**
   * What of the model could not be loaded, each with its `code`; the lines of the cart that it is
   * about were left out, and are tried again with the next cart. Empty when all is well.
   */
  errors: GoeswithError[];
}

export type ErrorCode =
  /**
   * A file could not be fetched or read. On a page without TLS a damaged file is reported so too,
   * since the browser itself compares the hash there.
   */
  | 'unreachable'
  /** A file is not the one that the manifest names, or breaks a rule of the format. */
  | 'damaged'
  /** The model is of a format this version cannot read, or the browser cannot style the element. */
  | 'unsupported'
  /** The recommender was closed. */
  | 'closed'
  /** The element's cart cannot be read, or is not a list of SKUs. */
  | 'bad-cart'
  /** The shop did not add the item, or nobody answered `goeswith:add`. */
  | 'not-added';

export class GoeswithError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown });
}

/** One store's model, opened. Holds its own WebAssembly memory until closed or collected. */
export class Recommender {
  /**
   * Fetches the manifest, the engine and the model, verifies each, and opens the model. Of a model
   * that is split into shards, each cart loads those of its items, when it is first asked about.
   * @param model URL of the model directory, relative to the page; in Node also a directory.
   * @param hints the cart that will be asked about first, so that its shards load at once
   * @throws {GoeswithError} unreachable, damaged or unsupported
   * @throws {TypeError} if the hint is no cart
   */
  static open(
    model: string | URL,
    hints?: { cart?: readonly string[] },
  ): Promise<Recommender>;
  /** How many items the model knows. */
  readonly items: number;
  /** How many orders it was learned from. */
  readonly orders: number;
  /**
   * @throws {TypeError} if the request is not of the described shape
   * @throws {RangeError} if limit is not a whole number in 1…64
   * @throws {GoeswithError} closed
   */
  suggest(request: SuggestRequest): Promise<SuggestAnswer>;
  /** Releases the engine and its memory. May be called again. */
  close(): void;
}

/**
 * A line of the cart: its SKU, alone or in an object of the shop's own. Lines whose SKU is `''`,
 * `null` or missing are left out.
 */
export type CartLine = string | { readonly sku?: string | null; readonly quantity?: number };

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
  /** In units of the suggestion's currency. */
  price?: number | null;
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
}

/** How `<goes-with>` reads the cart of one platform, adds to it and hears of its changes. */
export interface CartAdapter {
  /** The cart as it is now. Throw, or reject, if it cannot be read. */
  read(): readonly CartLine[] | Promise<readonly CartLine[]>;
  /**
   * Adds to the cart. Throw, or reject, if the item was not added, best with an `AddError`. Without
   * this function the page answers `goeswith:add`.
   */
  add?(line: AddLine): void | AddAnswer | Promise<void | AddAnswer>;
  /** Calls back after each change of the cart; once too often does no harm. Returns the end of it. */
  subscribe(callback: () => void): () => void;
  /** Whether the shopper lets the shop remember preferences on this device beyond the visit. */
  consent?(): boolean;
}

/**
 * The words of `<goes-with>`, as it shows and speaks them. In braces stands what is filled in: each
 * may be used again or left out. Buttons are narrow: two or three short words each.
 */
export interface Texts {
  /** Heading where `placement` is `cart`. */
  cart: string;
  /** Heading where `placement` is `thank-you`. */
  'thank-you': string;
  /** Heading where `placement` is `product`. */
  product: string;
  /** Under the heading of `thank-you`, where adding begins another order; `''` leaves it out. */
  newOrder: string;
  /** Why a popular item is shown. */
  popular: string;
  /** Why an item is shown: `{count}`, 0…100, of the orders with `{title}` have it, in a hundred. */
  share: string;
  /**
   * The same where the share is under one in a hundred: `{count}` orders with `{title}`. One text
   * for each category of `Intl.PluralRules` in the page's language; where it is missing, ours.
   */
  orders: Partial<Record<Intl.LDMLPluralRule, string>>;
  /** Why an item too new for orders is shown: what is like it is bought with `{title}`. */
  similar: string;
  /** Button of an item, and while and after the shop adds it. None should be wider than the first. */
  add: string;
  adding: string;
  added: string;
  /** Name of that button: `{label}`, one of the three, at its start, and `{title}`. */
  addLabel: string;
  /** In its place where items are only linked to (`action="link"`). */
  see: string;
  /** Name of that link: `{label}` and `{title}`. */
  seeLabel: string;
  /** Name of the button that takes `{title}` out of the list. */
  dismissLabel: string;
  /** Button under the list. */
  more: string;
  /** Name of the button that hides the list. */
  hide: string;
  /** Spoken after a tap, of `{title}`: it was added; */
  statusAdded: string;
  /** only `{count}` were, fewer than asked for; */
  statusSome: string;
  /** it was taken out of the list; */
  statusRemoved: string;
  /** it was taken out of the cart; */
  statusTakenOut: string;
  /** `{count}` of it are in the cart; */
  statusCount: string;
  /** it is in the list again. */
  statusRestored: string;
  /** In the place of an item that was taken out of the list. */
  removed: string;
  /** Spoken when the list has nothing more. */
  none: string;
  /** Button that brings back an item, or the hidden list. */
  undo: string;
  /** Name of that button, beginning with its label, where it brings back `{title}`. */
  undoLabel: string;
  /** Buttons for the reason why an item was taken out (`reasons="ask"`). */
  notRelevant: string;
  owned: string;
  /** Name of those buttons, and of the last three below: `{label}`, one of them, and `{title}`. */
  reasonLabel: string;
  /** After a reason was given. */
  thanks: string;
  /** In the place of the hidden list. */
  hidden: string;
  /** Names of the stepper's buttons, of `{title}`: one less; */
  fewer: string;
  /** one less where only one is left; */
  takeOut: string;
  /** one more. */
  another: string;
  /** Name of the stepper of `{title}`. */
  quantity: string;
  /** First line of the list of variants. */
  choose: string;
  /** Name of that list, of `{title}`. */
  chooseLabel: string;
  /** A line of it that cannot be bought: `{label}`. */
  variantGone: string;
  /** Beside an item that was not added, for no known reason; */
  notAdded: string;
  /** and for each `AddProblem`: there is none left; */
  'sold-out': string;
  /** all that may be bought is in the cart; */
  limited: string;
  /** a variant must be chosen; */
  'needs-choice': string;
  /** the session has ended; */
  expired: string;
  /** the shop cannot be reached. */
  offline: string;
  /** Button where an item is sold out: the next best takes its place. */
  next: string;
  /** Button where the session has ended: loads the page again. */
  reload: string;
  /** Button where the shop could not be reached. */
  again: string;
}

/** One suggestion on the page. */
export interface SuggestionDetail {
  sku: string;
  suggestion: Suggestion;
  /** Its place in the list, from 0. */
  index: number;
}

export interface AddDetail extends SuggestionDetail {
  quantity: number;
  /**
   * Says that the page itself adds the item: with a promise, which rejects if it was not added, or
   * with anything else if it is done. To be called before the listener returns; the first counts.
   */
  respondWith(answer?: unknown): void;
}

/** All bubble and are composed. */
export interface GoesWithEventMap {
  /**
   * A new cart has its answer on the page, or it is known that nothing can be suggested, as for an
   * empty cart; once for each cart.
   */
  'goeswith:ready': CustomEvent<{ count: number; suggestions: Suggestion[] }>;
  /** For a second half of the list was in view, or half of the viewport full of it; once a cart. */
  'goeswith:impression': CustomEvent<{ suggestions: Suggestion[] }>;
  /** The link to the product was followed. */
  'goeswith:click': CustomEvent<SuggestionDetail>;
  /** Before an item is added. Cancelled, nothing is done. */
  'goeswith:add': CustomEvent<AddDetail>;
  'goeswith:added': CustomEvent<SuggestionDetail>;
  'goeswith:dismiss': CustomEvent<SuggestionDetail>;
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
 * attribute names; a `<script type="application/json">` child with an array of lines or with
 * `{ "lines": […] }`.
 */
export class GoesWith extends HTMLElement {
  /** Makes an adapter known; elements that name it and wait for it start. `page` is built in. */
  static registerAdapter(name: string, adapter: CartAdapter): void;
  /** `null` leaves the cart to the adapter or the JSON child. */
  get cart(): readonly CartLine[] | null;
  set cart(cart: readonly CartLine[] | null | undefined);
  /** Attribute `placement`; default `'cart'`. */
  placement: Placement;
  /** Attribute `model`: URL of the model directory, relative to the page. */
  model: string;
  /** Attribute `limit`: 1…12, default 4. */
  limit: number;
  /** Attribute `heading`; where it is `''` the placement has words of its own. */
  heading: string;
  /** Attribute `heading-level`: 2…6, default 2. */
  headingLevel: number;
  /** Attribute `adapter`: name of a registered adapter, or `''`. */
  adapter: string;
  /** Attribute `popular`; default `'last-resort'`. */
  popular: Popular;
  /** Attribute `currency`: ISO 4217, for prices of a store whose files name no currency. */
  currency: string;
  /**
   * The shop's own words, each in the place of ours in whatever language; what is missing, unknown
   * or of another type leaves ours. Set the property anew to change them: the list is then written
   * anew, and what was said after a tap stays as it was said. Without them words and numbers are of
   * the language that the nearest `lang` names when a cart is answered: English, and with a file
   * loaded for it German, French, Spanish, Dutch and Arabic.
   */
  texts: Partial<Texts> | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'goes-with': GoesWith;
  }
  interface GlobalEventHandlersEventMap extends GoesWithEventMap {}
}
