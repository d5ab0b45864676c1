/**
 * A seeded random number generator (sfc32) on 32-bit integers alone, so that every JavaScript
 * engine draws the same numbers.
 */
export class Random {
  /** @param {number} seed a 32-bit integer */
  constructor(seed) {
    this.a_ = seed | 0;
    this.b_ = 0x9e3779b9 | 0;
    this.c_ = 0x243f6a88 | 0;
    this.counter_ = 1;
    for (let i = 0; i < 16; ++i) this.next();
  }

  /** @returns {number} an integer in 0 … 2^32 - 1 */
  next() {
    const sum = (this.a_ + this.b_ + this.counter_) | 0;
    this.counter_ = (this.counter_ + 1) | 0;
    this.a_ = this.b_ ^ (this.b_ >>> 9);
    this.b_ = (this.c_ + (this.c_ << 3)) | 0;
    this.c_ = (((this.c_ << 21) | (this.c_ >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /**
   * @param {number} n a positive integer up to 2^21, so that the product below stays exact
   * @returns {number} an integer in 0 … n - 1
   */
  below(n) {
    return Math.floor(this.next() * n / 4294967296);
  }

  /** @param {number} from @param {number} to @returns {number} an integer in from … to */
  between(from, to) {
    return from + this.below(to - from + 1);
  }

  /** @param {number} percent @returns {boolean} true that often in a hundred */
  chance(percent) {
    return this.below(100) < percent;
  }

  /** @template T @param {T[]} list not empty @returns {T} */
  pick(list) {
    return list[this.below(list.length)];
  }

  /**
   * @template T
   * @param {T[]} list not empty
   * @param {(entry: T) => number} weight an integer of zero or more; one at least is positive
   * @returns {T}
   */
  weighted(list, weight) {
    let total = 0;
    for (const entry of list) total += weight(entry);
    let left = this.below(total);
    for (const entry of list) {
      left -= weight(entry);
      if (left < 0) return entry;
    }
    return list[list.length - 1];
  }
}
