/**
 * A classic script: puts `<goes-with>` into every `[data-goeswith]` of the page, also into those that
 * come later. What is in such a place is the element's fallback; the attribute's value is the
 * placement; the element's other attributes are the `data-` ones of the place or of the script.
 */

// Known only while the script itself runs; a module, or a script in a shadow tree, has to be found.
const { currentScript } = document;
const script =
  currentScript instanceof HTMLScriptElement
    ? currentScript
    : document.querySelector('script[data-model][src*="embed.js"]');

// A name of its own, for the checker would look for the file here.
const kElement = './goeswith.js';

import(kElement).then(
  (/** @type {typeof import('./index.d.ts')} */ { GoesWith }) => {
    const fill = () => {
      for (const place of document.querySelectorAll('[data-goeswith]')) {
        let strip = place.querySelector(':scope > goes-with');
        const rest = [...place.childNodes].filter((node) => node !== strip);
        if (!strip) {
          strip = new GoesWith();
          for (const name of GoesWith.observedAttributes) {
            const data = `data-${name}`;
            const own = name === 'placement' && place.getAttribute('data-goeswith');
            const value = own || (place.getAttribute(data) ?? script?.getAttribute(data));
            if (value != null) strip.setAttribute(name, value);
          }
          // With its children, so that a cart among them is there when it starts.
          strip.append(...rest);
          place.append(strip);
        } else if (rest.length) {
          // The parser had not come to their end, or the shop has put them there since.
          strip.append(...rest);
        }
      }
    };
    fill();
    new MutationObserver(fill).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-goeswith'],
    });
  },
  (error) => {
    const { message } = error;
    const detail = { code: 'unreachable', message, error };
    document.dispatchEvent(new CustomEvent('goeswith:error', { bubbles: true, detail }));
  },
);
