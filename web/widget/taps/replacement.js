import { quantitiesOf } from '../../engine/quantities.js';
import { create } from '../dom.js';
import { filled } from '../texts.js';
import { settle } from './settle.js';

/**
 * @typedef {import('../../index.d.ts').AddAnswer} AddAnswer
 * @typedef {import('../card.js').Card} Card
 */

/**
 * A better version in the place of a line: it is added, then the line is taken out, as many as came.
 * The card can undo it.
 */
export class Replacement {
  #inside;
  #card;
  /** Of the line. */
  sku;
  title;
  /** What says that it was replaced. */
  said;
  /** Of the line, before; of the better version, before and now. */
  #was = 1;
  #held = 0;
  #came = 0;

  /**
   * @param {import('../inside.js').Inside} inside
   * @param {Card} card
   * @param {NonNullable<Card['replaces']>} line
   */
  constructor(inside, card, { sku, title, said }) {
    this.#inside = inside;
    this.#card = card;
    this.sku = sku;
    this.title = title;
    this.said = said;
  }

  /** What is to be added: as many as there are of the line now. */
  async line() {
    const quantities = quantitiesOf(await this.#inside.adapter()?.read());
    this.#was = quantities.get(this.sku) ?? 1;
    this.#held = quantities.get(this.#card.sku) ?? 0;
    return { quantity: this.#was, replaces: this.sku };
  }

  /**
   * Takes the line out. If that fails, what was added goes again.
   * @param {void | AddAnswer} answer of who added it
   * @param {Record<string, string>} texts
   */
  async finish(answer, texts) {
    this.#came = answer?.quantity ?? this.#was;
    try {
      this.#was = await this.#set(this.sku, Math.max(0, this.#was - this.#came));
    } catch (cause) {
      await this.#set(this.#card.sku, this.#held).catch(() => {
        throw Object.assign(new Error(texts.bothInCart), { isIn: true });
      });
      throw cause;
    }
  }

  /**
   * Puts an undo in the place of the button.
   * @param {Record<string, string>} texts
   * @param {(error: unknown) => void} done gets what went wrong, if anything did
   */
  offerBack(texts, done) {
    const card = this.#card;
    const { add, evidence } = card;
    const focused = add.matches(':focus');
    const undo = create('button', 'add', texts.undo);
    undo.setAttribute('aria-label', filled(texts.putBack, { title: this.title }));
    const told = create('span', 'replaced', this.said);
    const before = [...evidence.childNodes];
    evidence.style.minBlockSize = `${evidence.getBoundingClientRect().height}px`;
    evidence.replaceChildren(told);
    add.hidden = true;
    add.after(undo);
    card.reset = () => {
      card.reset = () => {};
      const focused = undo.matches(':focus');
      undo.remove();
      if (evidence.textContent === told.textContent) evidence.replaceChildren(...before);
      add.hidden = false;
      if (focused) add.focus();
    };
    settle(undo);
    undo.addEventListener('click', async () => {
      if (undo.ariaBusy === 'true') return;
      undo.ariaBusy = 'true';
      try {
        await this.#set(this.sku, this.#was);
        await this.#set(card.sku, this.#held);
        card.state = 'ready';
        done(undefined);
      } catch (error) {
        undo.ariaBusy = 'false';
        done(error ?? new Error());
      }
    });
    if (focused) undo.focus();
  }

  /**
   * @param {string} sku
   * @param {number} quantity
   */
  async #set(sku, quantity) {
    const adapter = this.#inside.adapter();
    if (!adapter?.set) throw new Error();
    return adapter.set(sku, quantity);
  }
}
