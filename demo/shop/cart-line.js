import { mostOf } from './cart.js';
import { create } from './dom.js';
import { pictureOf, titleOf } from './item-view.js';
import { money } from './money.js';

/** @typedef {import('./cart.js').Line} Line */

/** One line of the cart: its element stays while quantity and price change. */
export class CartLine {
  element;
  sku;
  title;
  removeButton = create('button', { class: 'quiet', type: 'button' }, 'Remove');
  #quantity = create('output', { class: 'quantity' });
  #each = create('p', { class: 'each' });
  #sum = create('p', { class: 'sum' });
  #fewer = create('button', { type: 'button' }, '−');
  #more = create('button', { type: 'button' }, '+');
  #line;

  /**
   * @param {Line} line
   * @param {object} taps
   * @param {(sku: string, quantity: number) => void} taps.quantity
   * @param {(line: CartLine) => void} taps.remove
   */
  constructor(line, taps) {
    this.sku = line.sku;
    this.title = line.title;
    this.#line = line;
    this.#fewer.setAttribute('aria-label', `One less of ${line.title}`);
    this.#more.setAttribute('aria-label', `One more of ${line.title}`);
    this.removeButton.setAttribute('aria-label', `Remove ${line.title}`);
    this.#fewer.addEventListener('click', () => this.#step(-1, taps.quantity));
    this.#more.addEventListener('click', () => this.#step(1, taps.quantity));
    this.removeButton.addEventListener('click', () => taps.remove(this));
    const naming = { role: 'group', 'aria-label': `Quantity of ${line.title}` };
    this.element = create(
      'li',
      { class: 'line' },
      pictureOf(line, 96, { eager: true }),
      create('div', { class: 'what' }, titleOf(line), this.#each),
      create('div', { class: 'stepper', ...naming }, this.#fewer, this.#quantity, this.#more),
      this.removeButton,
      this.#sum,
    );
    this.update(line);
  }

  /** @param {Line} line of the same item */
  update(line) {
    this.#line = line;
    this.#quantity.textContent = String(line.quantity);
    this.#each.textContent = line.quantity > 1 ? `${money(line.price)} each` : '';
    this.#sum.textContent = money(line.price * line.quantity);
    // Not `disabled`, which would take the focus away.
    this.#fewer.setAttribute('aria-disabled', String(line.quantity <= 1));
    this.#more.setAttribute('aria-disabled', String(line.quantity >= mostOf(line)));
  }

  #step(by, set) {
    const quantity = this.#line.quantity + by;
    if (quantity >= 1 && quantity <= mostOf(this.#line)) set(this.sku, quantity);
  }
}
