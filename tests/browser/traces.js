// Runs in the page before anything else and keeps count of what a script could leave behind: the
// observers and timers that go on, the listeners on what outlives an element, and the globals.
{
  const active = new Set();
  const traces = { active, listeners: new Map(), timers: new Set() };

  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
    const { prototype } = globalThis[name];
    const { observe, disconnect } = prototype;
    prototype.observe = function (...args) {
      active.add(this);
      return observe.apply(this, args);
    };
    prototype.disconnect = function () {
      active.delete(this);
      return disconnect.call(this);
    };
  }

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const key = (target, type) => `${target.constructor.name} ${type}`;
  const outlives = (target) => !(target instanceof Node) || target.isConnected;
  const listenersOf = (target, type) => {
    const at = key(target, type);
    if (!traces.listeners.has(at)) traces.listeners.set(at, new Set());
    return traces.listeners.get(at);
  };
  EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    const target = this ?? globalThis;
    const inShadow = target instanceof Node && target.getRootNode() instanceof ShadowRoot;
    if (outlives(target) && !inShadow) listenersOf(target, type).add(listener);
    return addEventListener.call(target, type, listener, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, ...rest) {
    const target = this ?? globalThis;
    listenersOf(target, type).delete(listener);
    return removeEventListener.call(target, type, listener, ...rest);
  };

  for (const [set, clear] of [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
  ]) {
    const [start, stop] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (callback, ms, ...args) => {
      const done = (...given) => {
        if (set === 'setTimeout') traces.timers.delete(id);
        callback(...given);
      };
      const id = start(done, ms, ...args);
      traces.timers.add(id);
      return id;
    };
    globalThis[clear] = (id) => {
      traces.timers.delete(id);
      stop(id);
    };
  }

  /** All that a page has of others, in words. */
  globalThis.tracesNow = async () => ({
    observers: active.size,
    timers: traces.timers.size,
    listeners: [...traces.listeners]
      .filter(([, { size }]) => size)
      .map(([at, { size }]) => `${at} ${size}`)
      .sort(),
    globals: Object.getOwnPropertyNames(globalThis).sort(),
    attributes: ['html', 'head', 'body', 'main'].map((name) =>
      document.querySelector(name).cloneNode(false).outerHTML,
    ),
    children: [...document.querySelectorAll('html > *, head > *, body > *, main > *')].map(
      (it) => it.cloneNode(false).outerHTML,
    ),
    sheets: document.adoptedStyleSheets.length,
    storage: [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie],
    databases: (await indexedDB.databases()).length,
  });
}
