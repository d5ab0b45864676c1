/**
 * The time by the shop's server as far as the page has given it, else by the device. Once it is the
 * server's it never goes backwards, so that an offer that has ended has ended for all of the page.
 */
export class Clock {
  /** The server's time when the page began, and how far the device's clock was ahead of the page's age. */
  #began = -Infinity;
  #device = 0;
  #last = -Infinity;

  /** @param {unknown} now by the server, at this moment or a moment ago */
  hear(now) {
    // What was given a while ago says less than it did then.
    if (!Number.isFinite(now) || Number(now) <= this.#goneOn()) return;
    this.#began = Number(now) - performance.now();
    this.#device = Date.now() - performance.now();
  }

  /** The same function for all who ask. */
  now = () =>
    this.#began === -Infinity ? Date.now() : (this.#last = Math.max(this.#last, this.#goneOn()));

  #goneOn() {
    // While a device sleeps, its clock goes on and the page's age may not.
    const slept = Math.max(0, Date.now() - performance.now() - this.#device);
    return this.#began + performance.now() + slept;
  }
}
