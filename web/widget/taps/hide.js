import { create } from '../dom.js';
import { forget, remember } from './remember.js';

/**
 * Hides a strip, for the visit or with consent longer, and leaves an undo in its place.
 * @param {import('../inside.js').Inside} inside
 * @param {Record<string, string>} texts
 */
export function hideAll({ host, strip, hidden, consent, emit, askAnew }, texts) {
  const { placement } = host;
  const note = create('p', 'hidden', texts.hidden);
  const undo = create('button', 'undo', texts.undo);
  const bringBack = async () => {
    forget(hidden, placement, consent());
    strip.status = texts.shown;
    await askAnew();
    // Only now, so that the focus is never nowhere.
    if (!strip.section.hidden && undo.matches(':focus')) strip.heading.focus();
    note.remove();
    emit(host, 'restore', { sku: null });
  };
  undo.addEventListener('click', bringBack, { once: true });
  // Another answer would take it for that of a card that is gone.
  undo.addEventListener('blur', ({ relatedTarget }) => {
    const to = /** @type {Element | null} */ (relatedTarget);
    if (to?.getAttribute('role') === 'status') undo.focus();
  });
  note.append(undo);
  remember(hidden, placement, consent());
  strip.section.after(note);
  askAnew();
  undo.focus();
  strip.status = texts.hidden;
  emit(host, 'hide', { placement });
}
