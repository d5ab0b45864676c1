/** How far below the viewport an element may be when it starts to work. */
const kNear = '400px';

/** How much of a strip must be in view, and for how long, to count as seen. */
const kSeenRatio = 0.5;
const kSeenMs = 1000;

/**
 * Calls back once, when the element comes near the viewport; at once in browsers that cannot tell.
 * @param {Element} element
 * @param {() => void} callback
 * @returns {() => void} stops waiting
 */
export function whenNear(element, callback) {
  if (globalThis.IntersectionObserver) return watch(element, { rootMargin: kNear }, 0, callback);
  callback();
  return () => {};
}

/**
 * Calls back once, when half of the element has been in view for a second.
 * @param {Element} element
 * @param {() => void} callback
 * @returns {() => void} stops waiting
 */
export function whenSeen(element, callback) {
  if (!globalThis.IntersectionObserver) return () => {};
  return watch(element, { threshold: kSeenRatio }, kSeenMs, callback);
}

/**
 * @param {Element} element
 * @param {{ rootMargin?: string, threshold?: number }} where
 * @param {number} ms how long it must be there
 * @param {() => void} callback
 */
function watch(element, where, ms, callback) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  const observer = new IntersectionObserver((entries) => {
    clearTimeout(timer);
    const { isIntersecting, intersectionRatio } = entries[entries.length - 1];
    if (!isIntersecting || intersectionRatio < (where.threshold ?? 0)) return;
    timer = setTimeout(() => {
      stop();
      callback();
    }, ms);
  }, where);
  observer.observe(element);
  return stop;
}
