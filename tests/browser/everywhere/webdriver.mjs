// The little of W3C WebDriver that the tests need: https://www.w3.org/TR/webdriver2/

/** Where the protocol has keys that write nothing. */
const kKeys = { Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Space: ' ', ArrowDown: '\uE015' };

/** How long the driver may take until it answers, and to answer then. */
const kPatienceMs = 60_000;

/** A script in a page that was left meanwhile never ends. */
const kScriptMs = 5000;

/**
 * @param {string} driver its address
 * @param {object} capabilities
 */
export async function openSession(driver, capabilities) {
  await untilAnswered(`${driver}/status`);
  const { sessionId, capabilities: granted } = await send('POST', `${driver}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  /**
   * @param {'GET' | 'POST' | 'DELETE'} method
   * @param {string} path below the session's
   * @param {object} [body]
   */
  const command = (method, path, body = {}) =>
    send(method, `${driver}/session/${sessionId}${path}`, method === 'POST' ? body : undefined);
  await command('POST', '/timeouts', { script: kScriptMs });
  /** @param {object[]} sources of input, each with the actions that it does in turn */
  const perform = (...sources) => command('POST', '/actions', { actions: sources });
  return {
    capabilities: granted,
    command,
    /**
     * @param {(...all: any[]) => unknown} run
     * @param {unknown[]} all its arguments
     */
    async evaluate(run, all) {
      const script = `const done = arguments[0];
        Promise.resolve()
          .then(() => (${run})(...${JSON.stringify(all)}))
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await command('POST', '/execute/async', { script, args: [] });
      if (error !== undefined) throw new Error(error);
      return value;
    },
    /**
     * @param {number} x in the viewport
     * @param {number} y
     */
    click: (x, y) =>
      perform({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    /** @param {string[]} keys pressed one after the other, and let go in the other order */
    press(keys) {
      const values = keys.map((key) => kKeys[key]);
      const down = values.map((value) => ({ type: 'keyDown', value }));
      const up = values.reverse().map((value) => ({ type: 'keyUp', value }));
      return perform({ type: 'key', id: 'keyboard', actions: [...down, ...up] });
    },
  };
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 * @returns {Promise<any>} the value of the answer
 */
async function send(method, url, body) {
  const response = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(kPatienceMs),
  });
  const { value } = await response.json();
  if (response.ok) return value;
  throw new Error(`${method} ${url}: ${value.error}, ${value.message}`);
}

/** @param {string} url */
async function untilAnswered(url) {
  const end = Date.now() + kPatienceMs;
  for (;;) {
    const answer = await fetch(url).catch((error) => error);
    if (answer.ok) return;
    if (Date.now() > end) throw new Error(`${url} does not answer`, { cause: answer });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
