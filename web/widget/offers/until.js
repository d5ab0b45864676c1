import { filled } from '../texts.js';

/** Sooner than this the hour is said too. */
const kSoonMs = 2 * 86_400_000;
/** What a browser's timer can wait. */
const kMostMs = 2 ** 31 - 1;

/**
 * When an offer ends, in words.
 * @param {number} ends milliseconds since 1970
 * @param {number} now by the server
 * @param {string | undefined} locale
 * @param {string} text `{date}` in it
 */
export function untilText(ends, now, locale, text) {
  const soon = ends - now <= kSoonMs;
  // The day that begins with the end of an offer is none of its own.
  const last = new Date(soon ? ends : ends - 1);
  const date = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(last.getFullYear() !== new Date(now).getFullYear() && { year: 'numeric' }),
    ...(soon && { hour: '2-digit', minute: '2-digit' }),
  }).format(last);
  return filled(text, { date });
}

/** Tells when the next offer of a strip has ended. */
export class EndOfOffers {
  #timer = 0;
  #ends = Infinity;
  #stops;
  #tell;
  #stop = () => this.clear();

  /**
   * @param {Array<() => void>} stops called when the element leaves the page
   * @param {(ended: number) => void} tell gets when they were to end
   */
  constructor(stops, tell) {
    this.#stops = stops;
    this.#tell = tell;
  }

  clear() {
    clearTimeout(this.#timer);
    this.#ends = Infinity;
  }

  /**
   * @param {number} ends of an offer
   * @param {() => number} now
   */
  watch(ends, now) {
    if (ends >= this.#ends) return;
    this.clear();
    this.#ends = ends;
    if (!this.#stops.includes(this.#stop)) this.#stops.push(this.#stop);
    const wait = () => {
      const left = ends - now();
      this.#timer = Number(setTimeout(left > kMostMs ? wait : this.#end, Math.min(left, kMostMs)));
    };
    wait();
  }

  #end = () => {
    const ended = this.#ends;
    this.#ends = Infinity;
    this.#tell(ended);
  };
}
