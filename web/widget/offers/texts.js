/**
 * The words of what a policy offers, in English; ../texts.js says how they are written. Those
 * that are spoken after taps are in ../taps/texts.js.
 */
export const kEnglish = {
  freeShipping: '{price} to free shipping',
  freeShippingReached: 'Free shipping reached',
  stepUp: 'A step up from {title}',
  stepUps: 'A step up for your cart',
  insteadOf: 'Instead of {title}',
  mostChosen: 'Most chosen of these',
  differs: '{better} instead of {other}',
  dearer: '+ {price}',
  cheaper: '− {price}',
  replace: 'Replace',
  replacing: 'Replacing',
  replaceLabel: '{label} {other} with {title}',
  replaced: 'Replaced {title}',
  seeIt: 'See it',
  until: 'Until {date}',
  was: 'Lowest price of the last 30 days: {price}',
  bundle: 'As a set',
  together: 'Together {price}',
  withCode: 'With code {code} at checkout',
  saving: '{price} at checkout: {saving} less',
  savingWithCode: '{price} with code {code} at checkout: {saving} less',
  addAll: 'Add all',
  addAllLabel: '{label}: {title}',
  held: 'In your cart',
  due: 'You may be running low',
  pinned: 'Chosen by this shop',
};

/** @typedef {Record<keyof typeof kEnglish, string>} OfferTexts */
