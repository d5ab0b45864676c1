// Runs in the page before anything else and writes down all that the tests ask about later.
globalThis.probe = { events: [], problems: [], executed: [] };

const kTypes =
  'ready impression click add added changed dismiss reason hide restore dismiss-bundle restore-bundle error';
for (const type of kTypes.split(' ')) {
  document.addEventListener(`goeswith:${type}`, (event) => {
    const { suggestions, suggestion, error, respondWith, ...detail } = event.detail;
    probe.events.push({
      type,
      ...detail,
      ...(suggestions && { skus: suggestions.map(({ sku }) => sku) }),
      ...(error && { isError: error instanceof Error }),
    });
  });
}

document.addEventListener('securitypolicyviolation', (event) => {
  probe.problems.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
addEventListener('error', (event) => {
  if (event instanceof ErrorEvent) probe.problems.push(`error: ${event.message}`);
});
addEventListener('unhandledrejection', (event) => {
  probe.problems.push(`unhandled: ${event.reason}`);
});
const { error: sayError } = console;
console.error = (...what) => {
  probe.problems.push(`console: ${what.join(' ')}`);
  sayError(...what);
};

// What a payload would call, had it been executed.
globalThis.alert = (what) => probe.executed.push(String(what));

/** The element in whose shadow tree the focus is, and what has it there. */
globalThis.focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.getAttribute('aria-label') ?? active?.getAttribute('role') ?? active?.localName;
};

/** Once what has just come in the place of something else can be tapped, by the clock of the page. */
globalThis.settled = () => new Promise((go) => setTimeout(go, 500));

/** Where to tap on something, which is brought into view; nothing where it is missing or covered. */
globalThis.middle = (target) => {
  if (!target) return undefined;
  target.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = target.getBoundingClientRect();
  const middle = [Math.round(x + width / 2), Math.round(y + height / 2)];
  return target.contains(target.getRootNode().elementFromPoint(...middle)) && middle;
};

/** The parts of that name in all strips of the page, in order. */
globalThis.parts = (name) =>
  [...document.querySelectorAll('goes-with')].flatMap(({ shadowRoot }) => [
    ...shadowRoot.querySelectorAll(`[part=${name}]`),
  ]);
