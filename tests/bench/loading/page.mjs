/** The room kept for four suggestions on a phone, so that what lies below them stays. */
const kReserved = '46rem';

/**
 * A cart page with nothing in it but the cart and one contender. The browser finds the script and
 * starts to load it while it reads the head, as on any page.
 * @param {object} what
 * @param {{ sku: string, title: string, price: string }[]} what.cart
 * @param {string} what.script
 * @param {string} [what.links] more of the head
 * @param {string} what.inside the contender's place
 * @param {string} what.api host and port of the rivals' servers
 */
export const cartPage = ({ cart, script, links = '', inside, api }) => `<!doctype html>
<html lang="en-GB" data-api="${api}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Your cart</title>
    <link rel="icon" href="data:,">
    <style>
      body { margin: 1rem; font: 1rem/1.4 sans-serif; }
      /* A flow root, for a margin inside must not move the place itself. */
      .suggestions { display: flow-root; min-height: ${kReserved}; }
    </style>
    ${links}
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <main>
      <h1>Your cart</h1>
      <ul>
        ${cart.map(({ title, price }) => `<li>${title} <b>${price}</b></li>`).join('\n        ')}
      </ul>
      <button>Check out</button>
      <div class="suggestions">
        ${inside}
      </div>
    </main>
    <footer>Delivery and returns</footer>
  </body>
</html>
`;
