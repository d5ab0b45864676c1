/**
 * Asks a shop, and says in an adapter's words what came of it where nothing did.
 * @typedef {import('../index.d.ts').AddError} AddError
 * @typedef {import('../index.d.ts').AddProblem} AddProblem
 * @typedef {import('../index.d.ts').Variant} Variant
 */

/** So long an answer is waited for. */
const kPatience = 20_000;

/**
 * @param {string | URL} url of the shop's own server
 * @param {object} [body] to post
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ ok: boolean, status: number, answer: any, headers: Headers }>}
 * @throws {AddError} offline; expired, where a page stands between us and the answer
 */
export async function ask(url, body, headers) {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      signal: AbortSignal.timeout?.(kPatience),
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    });
    const { ok, status } = response;
    if (status === 429 || status > 501) throw refused('offline');
    const answer = await response.json().catch((error) => {
      if (!(error instanceof SyntaxError)) throw error;
      if (ok || status === 401 || status === 403) throw refused('expired');
    });
    return { ok, status, answer: answer ?? {}, headers: response.headers };
  } catch (error) {
    throw /** @type {AddError} */ (error).problem ? error : refused('offline');
  }
}

/**
 * What may never answer is not to hold the till for ever.
 * @template Answer
 * @param {Promise<Answer>} asked
 * @param {() => void} [late] called if it has answered all the same, when nobody waits any more
 * @returns {Promise<Answer>} rejects as `ask` does
 */
export async function inTime(asked, late) {
  let timer = 0;
  const over = new Promise((_, reject) => {
    timer = Number(setTimeout(() => reject(refused('offline')), kPatience));
  });
  try {
    return await Promise.race([asked, over]);
  } catch (error) {
    asked.then(late, () => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {AddProblem} problem
 * @param {string} [message] for the shopper's eyes
 * @param {Variant[]} [variants]
 * @returns {AddError}
 */
export function refused(problem, message = '', variants) {
  return Object.assign(new Error(message), { problem, variants });
}

/**
 * What is wrong within is nothing for the shopper's eyes.
 * @template Answer
 * @param {Promise<Answer>} adding
 * @returns {Promise<Answer>}
 */
export function worded(adding) {
  return adding.catch((cause) => {
    if (cause?.problem) throw cause;
    throw Object.assign(refused('refused'), { cause });
  });
}
