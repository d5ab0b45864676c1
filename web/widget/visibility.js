/** How far below the viewport an element may be when it starts to work. */
const kNearPixels = 400;

/** How much of a strip, or of the viewport's height by it, must be in view to count as seen. */
const kSeenRatio = 0.5;
const kSeenMs = 1000;

/** Steps at which the browser tells; fine ones, as half a viewport is little of a long strip. */
const kSeenSteps = Array.from({ length: 51 }, (_, step) => step / 100);

/**
 * Whether the element is near the viewport by where it lies, which can be asked at once, while an
 * observer's first word comes after the next frame. Of an element in a frame it is not known.
 * @param {Element} element
 */
export function isNear(element) {
  const box = window === top && element.getClientRects()[0];
  return !!box && box.top < innerHeight + kNearPixels && box.bottom > -kNearPixels;
}

/**
 * Calls back once, when the element comes near the viewport.
 * @param {Element} element
 * @param {() => void} callback
 * @returns {() => void} stops waiting
 */
export function whenNear(element, callback) {
  const where = { rootMargin: `${kNearPixels}px` };
  return watch(element, where, isIntersecting, 0, callback);
}

/**
 * @param {() => void} callback called when the browser brings the page back as it was left, for the
 *   shopper may have dismissed something on another
 * @returns {() => void} stops listening
 */
export function whenBack(callback) {
  const listen = (/** @type {PageTransitionEvent} */ event) => event.persisted && callback();
  addEventListener('pageshow', listen);
  return () => removeEventListener('pageshow', listen);
}

/** @param {IntersectionObserverEntry} entry */
function isIntersecting(entry) {
  return entry.isIntersecting;
}

/**
 * Calls back once, when half of the element has been in view for a second, or the element has
 * filled half of the viewport's height for as long.
 * @param {Element} element
 * @param {() => void} callback
 * @returns {() => void} stops waiting
 */
export function whenSeen(element, callback) {
  return watch(element, { threshold: kSeenSteps }, isSeen, kSeenMs, callback);
}

/** @param {IntersectionObserverEntry} entry */
function isSeen({ isIntersecting, intersectionRatio, intersectionRect, rootBounds }) {
  if (!isIntersecting || intersectionRatio >= kSeenRatio) return isIntersecting;
  // Frames of another origin are not told the size of the viewport.
  return !!rootBounds && intersectionRect.height >= rootBounds.height * kSeenRatio;
}

/**
 * @param {Element} element
 * @param {IntersectionObserverInit} where
 * @param {(entry: IntersectionObserverEntry) => boolean} isThere
 * @param {number} ms how long it must be there
 * @param {() => void} callback
 */
function watch(element, where, isThere, ms, callback) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  const observer = new IntersectionObserver((entries) => {
    if (!isThere(entries[entries.length - 1])) {
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    timer ??= setTimeout(() => {
      stop();
      callback();
    }, ms);
  }, where);
  observer.observe(element);
  return stop;
}
