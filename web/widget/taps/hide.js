import { create } from '../dom.js';
import { forget, remember } from './remember.js';

/**
 * Hides a strip, for the visit or with consent longer, and leaves an undo in its place.
 * @param {import('./taps.js').Inside} inside
 * @param {Record<string, string>} texts
 */
export function hideAll({ host, strip, hidden, consent, emit, askAnew }, texts) {
  const { placement } = host;
  const note = create('p', 'hidden', texts.hidden);
  const undo = create('button', 'undo', texts.undo);
  undo.addEventListener('click', () => {
    note.remove();
    strip.status = '';
    forget(hidden, placement, consent());
    askAnew();
    emit(host, 'restore', { sku: null });
  });
  note.append(undo);
  remember(hidden, placement, consent());
  strip.section.after(note);
  askAnew();
  undo.focus();
  strip.status = texts.hidden;
  emit(host, 'hide', { placement });
}
