const kAttribute = 'data-goeswith-sku';

/** @returns {string[]} the SKUs of the page's cart lines, in the order of the document */
function read() {
  return Array.from(document.querySelectorAll(`[${kAttribute}]`), (line) =>
    String(line.getAttribute(kAttribute)),
  );
}

/**
 * The cart of a page that shows its lines as elements with `data-goeswith-sku`, wherever they are
 * in the document. It has no `add`: the page answers `goeswith:add` with `respondWith`.
 * @type {import('../index.d.ts').CartAdapter}
 */
export const adapter = {
  read,
  subscribe(callback) {
    let seen = read().join('\0');
    const observer = new MutationObserver(() => {
      const now = read().join('\0');
      if (now === seen) return;
      seen = now;
      callback();
    });
    observer.observe(document.documentElement, {
      subtree: true,
      childList: true,
      attributeFilter: [kAttribute],
    });
    return () => observer.disconnect();
  },
};
