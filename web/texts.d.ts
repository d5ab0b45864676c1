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
  /** In their place where all of the list goes with `{title}`, and none of the three is the shop's own. */
  goesWith: string;
  /** Under the heading of `thank-you`: what is bought now is another order; `''` leaves it out. */
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
  /** Beside an item, where the shop cannot be reached: the `AddProblem` of this name. */
  offline: string;
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
  /** In the place of the evidence, once the line `{title}` was replaced by a better version. */
  replaced: string;
  /** Name of the button that undoes it, beginning with the label of `undo`. */
  putBack: string;
  /** Spoken when that was done. */
  statusPutBack: string;
  /** Beside a better version that did not come; or came, though the line could not be taken out. */
  notReplaced: string;
  bothInCart: string;
  /** Buttons for the reason why an item was taken out (`reasons="ask"`). */
  notRelevant: string;
  owned: string;
  /** Name of those buttons, and of the last three below: `{label}`, one of them, and `{title}`. */
  reasonLabel: string;
  /** After a reason was given. */
  thanks: string;
  /** In the place of the hidden list. */
  hidden: string;
  /** Spoken when that is undone. */
  shown: string;
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
  /** and for each other `AddProblem`: there is none left; */
  'sold-out': string;
  /** all that may be bought is in the cart; */
  limited: string;
  /** a variant must be chosen; */
  'needs-choice': string;
  /** the session has ended. */
  expired: string;
  /** Button where an item is sold out: the next best takes its place. */
  next: string;
  /** Button where the session has ended: loads the page again. */
  reload: string;
  /** Button where the shop could not be reached. */
  again: string;
  /** Over the list: `{price}` is what the cart lacks; and once a change of the cart has reached it. */
  freeShipping: string;
  freeShippingReached: string;
  /** Heading of better versions of the line `{title}`; of several lines. */
  stepUp: string;
  stepUps: string;
  /** Why one is shown; and what its title has, `{better}`, and that of the line, `{other}`. */
  insteadOf: string;
  differs: string;
  /** Over that, where more orders have it than those beside it and the line. */
  mostChosen: string;
  /** Beside its price, by how much it differs: `{price}`. */
  dearer: string;
  cheaper: string;
  /**
   * Its button, and while it is under way; the name of that: `{label}`, one of the two, at its start,
   * `{other}`, the line, and `{title}`.
   */
  replace: string;
  replacing: string;
  replaceLabel: string;
  /** In its place where it can only be linked to. */
  seeIt: string;
  /** When an offer ends: `{date}`; and the price before it. */
  until: string;
  was: string;
  /** Name of a bundle that has none. */
  bundle: string;
  /** Under its items: what they cost in sum; */
  together: string;
  /** that it needs a code, of which nothing else is known; */
  withCode: string;
  /** what is paid, and how much less that is; the same with a code. */
  saving: string;
  savingWithCode: string;
  /** Its button; the name of that: `{label}`, at its start, and `{title}`, all that it adds. */
  addAll: string;
  addAllLabel: string;
  /** Beside what of it is in the cart. */
  held: string;
  /** What of it was not added: `{title}`. */
  notAddedOf: string;
  /** Why an item is shown that the shopper bought before; that the shop chose, without orders. */
  due: string;
  pinned: string;
}
