/**
 * What the panel "Try it" lets a visitor choose, kept in the address alone: it goes with every link
 * of the shop, and ends with the tab. The first of each list is how the shop is by itself, and is
 * not written into the address.
 */
export const kChoices = {
  theme: ['shop', 'plain', 'boutique', 'electronics', 'marketplace'],
  language: ['en', 'de', 'fr', 'es', 'nl', 'ar'],
  direction: ['auto', 'ltr', 'rtl'],
  text: ['100', '200'],
  placement: ['page', 'cart', 'product', 'thank-you'],
  network: ['fast', 'slow', 'offline', 'refusing', 'expired'],
  shopper: ['new', 'returning', 'loyal'],
  told: ['little', 'all'],
  reasons: ['off', 'on'],
  evidence: ['off', 'on'],
};

/** @typedef {keyof typeof kChoices} Choice */

/** @param {Choice} name @returns {string} one of its values, whatever the address says */
export function chosen(name) {
  const [standard, ...others] = kChoices[name];
  const value = new URL(location.href).searchParams.get(name) ?? '';
  return others.includes(value) ? value : standard;
}

/** @param {Choice} name @param {string} value */
export function choose(name, value) {
  history.replaceState(null, '', written(new URL(location.href), name, value));
}

/** @param {string} address @returns {string} the same, with all that was chosen on this page */
export function withChoices(address) {
  const url = new URL(address, location.href);
  for (const name of Object.keys(kChoices)) written(url, name, chosen(name));
  return url.href;
}

/** @param {URL} url @param {string} name @param {string} value */
function written(url, name, value) {
  if (value === kChoices[name][0]) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url;
}

// Before anything else hears of the tap; the browser follows what the link says then.
addEventListener('click', carry, { capture: true });

function carry(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const within = link?.origin === location.origin && !link.getAttribute('href')?.startsWith('#');
  if (within) link.href = withChoices(link.href);
}
