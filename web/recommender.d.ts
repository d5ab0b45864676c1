/**
 * Where suggestions are shown. Of a model without a policy it sets the element's own words alone: the
 * same cart has the same suggestions in all three places. A policy may have rules for each.
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
  /** What the page knows, for models with a policy. */
  facts?: Facts | null;
  /** How many of each are in the cart; 1 unless given. Free shipping depends on it. */
  quantities?: Readonly<Record<string, number>>;
}

/**
 * What the page knows better than the model by now, or alone. It counts where the model carries a
 * policy, and is stored nowhere. What is missing or null is as the model has it.
 */
export interface Facts {
  /** Pieces in stock, by SKU; none where there are fewer than the policy's `minimum`, 1 by default. */
  stock?: Readonly<Record<string, number>>;
  /** Prices in units of the model's currency, by SKU; on a page in another one, of that. */
  prices?: Readonly<Record<string, number>>;
  /**
   * The server's time in milliseconds since 1970, for shoppers whose clocks are wrong. It goes on from
   * when it is given, to the element when its `facts` are set, and never goes back: the newest counts.
   */
  now?: number;
  /** Where the order goes: ISO 3166, two capital letters. */
  country?: string;
  /**
   * What counts towards free shipping, in units of the model's currency; else the cart's lines. On a
   * page in another one it counts for nothing.
   */
  subtotal?: number;
  /** Of the shopper: `'returning'`, `'gold'`, whatever the policy names. */
  segments?: readonly string[];
  /**
   * What the shopper bought before, by SKU: how many days ago, the last time. None of it is suggested
   * but what the policy calls consumable, once it is used up, if it is of the 64 that were bought last.
   * Of a model in shards, what does not go with the cart comes back if it is of the newest eight, whose
   * shards are loaded for that.
   */
  history?: Readonly<Record<string, number>>;
  /** SKUs that the shopper has looked at in this visit, or put into the cart. */
  viewed?: readonly string[];
  /** SKUs that the shopper has dismissed in this visit; the element gives those that it knows of. */
  dismissed?: readonly string[];
}

/** How far the cart is from free shipping. */
export interface Threshold {
  from: number;
  total: number;
  /** 0 if the cart has reached it. */
  gap: number;
  /** Of these sums, which is the page's. */
  currency: string;
}

/** Items that cost less together, if the store's checkout makes it so. */
export interface Bundle {
  /** What shoppers call it, or `''`. */
  title: string;
  /** What the checkout must be given, or `''` if it needs nothing. */
  code: string;
  /** All of them, the cart's among them, in the policy's order. */
  items: Suggestion[];
  /** SKUs of those that are not in the cart. */
  missing: string[];
  /** Of their prices; and how much less the checkout takes; in units of the model's currency. */
  sum: number;
  saving: number;
}

/** A price for a time, in units of the model's currency. */
export interface TimedOffer {
  sku: string;
  /** What the item costs until then; null if that does not change. */
  price: number | null;
  /** The lowest price of the 30 days before, if the policy says it. */
  was: number | null;
  /** What it costs after the offer. */
  after: number | null;
  /** Milliseconds since 1970. */
  ends: number;
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
  /**
   * In explanations, where the policy ranks it as if it were so many times as probable: its boosts, its
   * margin and a strategic item's way with ties, all multiplied.
   */
  factor?: number;
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
  /** Which rule or number put it there. */
  why: Why;
  /** Whether nobody needs it twice: a service, a subscription. */
  once?: boolean;
  /**
   * Whether it is a better version that clearly more orders have than the line that it replaces and
   * than the other versions beside it.
   */
  mostChosen?: boolean;
}

/** Which rule or number decides about an item. */
export type Why =
  /** It is bought with the cart; it is bought by many. */
  | 'learned'
  | 'popular'
  /** The policy pins it beside a line; it is a better version of one. */
  | 'pinned'
  | 'upgrade'
  /** It takes the cart over the store's threshold with the least overshoot. */
  | 'closes-gap'
  /** The shopper bought it before and has used it up by now. */
  | 'due'
  /** Not shown: its product is in the cart, was dismissed, or is owned; */
  | 'blocked'
  /** it is out of stock; the policy excludes it here; never beside a line; it does not fit one; */
  | 'out-of-stock'
  | 'not-here'
  | 'never-with'
  | 'unfit'
  /** it is dearer than the ceiling; it replaces a line, not goes with it; */
  | 'too-dear'
  | 'replaces'
  /** enough of its category are shown; it is less probable than the threshold; others are shown; */
  | 'capped'
  | 'unlikely'
  | 'outranked'
  /** there are so few pieces that the policy does not push it; */
  | 'low-stock'
  /** the shopper has looked at too few products in this visit; */
  | 'too-early'
  /** of the element alone: as many were dismissed, or seen, as the policy lets be in a visit. */
  | 'enough-dismissed'
  | 'enough-seen';

export interface SuggestAnswer {
  /** In the order to show. Nothing of the cart, of `exclude`, nor two variants of one product. */
  suggestions: Suggestion[];
  /**
   * Where all suggestions are better versions of lines: what goes with the cart, for a page that cannot
   * put them in the place of a line. A strip shows one or the other, never both.
   */
  instead?: Suggestion[];
  /** SKUs of the cart that the model does not know. */
  unknown: string[];
  /**
   * What of the model could not be loaded, each with its `code`; the lines of the cart that it is
   * about were left out, and are tried again with the next cart. Empty when all is well.
   */
  errors: GoeswithError[];
  /** At the placement `'cart'`, where the policy has a threshold for it. */
  threshold?: Threshold;
  /**
   * Where there is a policy: what the model has of the cart's lines, at the prices of now, each with
   * its share of all orders as the score.
   */
  lines?: Suggestion[];
  /** After how many dismissals in a visit, or suggestions seen, the policy has nothing shown. */
  silence?: { dismissals?: number; impressions?: number };
  /** Where the cart has begun some. */
  bundles?: Bundle[];
  /** Where some count now for this shopper, whatever is suggested. */
  offers?: TimedOffer[];
  /** The time by the server, in milliseconds since 1970, as it goes on; where there are offers. */
  now?(): number;
}

/** An answer with what was nearly in it. */
export interface Explanation extends SuggestAnswer {
  /** What a rule, a threshold or the limit kept away, the most probable first; 64 at most. */
  withheld: Suggestion[];
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
  /** As `suggest`, with what was nearly suggested, and which rule or number decided. */
  explain(request: SuggestRequest): Promise<Explanation>;
  /** Releases the engine and its memory. May be called again. */
  close(): void;
}
