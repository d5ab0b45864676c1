// What both shops share: a cart for each visitor, a log, and trouble on demand.

/**
 * @template Cart
 * @param {(cart: Cart, request: import('../serve.mjs').Request, path: string) =>
 *   Promise<import('../serve.mjs').Answer>} answer
 * @param {() => Cart} create
 */
export function openDoors(answer, create) {
  /** @type {Map<string, any>} */
  const carts = new Map();
  const open = (id) => carts.get(id) ?? carts.set(id, Object.assign(create(), { log: [] })).get(id);
  return {
    /** @returns the cart of a visitor yet to come, and what a browser needs to be that one */
    visitor() {
      const id = `visitor-${carts.size}`;
      const cookie = { name: 'cart', value: id, domain: '127.0.0.1', path: '/', expires: -1 };
      const flags = { httpOnly: true, secure: false, sameSite: /** @type {const} */ ('Lax') };
      return { cart: open(id), storageState: { cookies: [{ ...cookie, ...flags }], origins: [] } };
    },
    /**
     * `cart.trouble[path]` is a status to fail with, or an answer; `cart.wait[path]` how long an
     * answer takes, in milliseconds.
     */
    async door(request) {
      const [, id] = /\bcart=([\w-]+)/.exec(request.headers.cookie ?? '') ?? [];
      if (!id) return json({ message: 'no visitor' }, 400);
      const cart = open(id);
      const path = request.url.searchParams.get('rest_route') ?? request.url.pathname;
      const body = request.body && JSON.parse(request.body);
      cart.log.push({
        method: request.method,
        path,
        url: request.url,
        body,
        headers: request.headers,
      });
      const trouble = Object.entries(cart.trouble ?? {}).find(([end]) => path.endsWith(end))?.[1];
      const given = trouble
        ? typeof trouble === 'number'
          ? { body: '<h1>Just a moment</h1>', status: trouble, headers: kHtml }
          : trouble
        : await answer(cart, { ...request, body }, path);
      const wait = Object.entries(cart.wait ?? {}).find(([end]) => path.endsWith(end))?.[1];
      if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
      return given;
    },
  };
}

export const kHtml = { 'content-type': 'text/html; charset=utf-8' };

/** @returns {import('../serve.mjs').Answer} */
export function json(value, status = 200, headers = {}) {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { body: JSON.stringify(value), status, headers: { ...type, ...headers } };
}
