// The browsers that the element is tested in, behind one interface: what a shopper does at a window,
// and a look into the page.
import { chromium } from './chromium.mjs';
import { firefox } from './firefox.mjs';
import { webkit } from './webkit.mjs';

/**
 * A tab with a visit of its own, in the foreground.
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} open resolves when the page has loaded
 * @property {<T>(run: (...all: any[]) => T, ...all: any[]) => Promise<Awaited<T>>} evaluate
 *   runs a function in the page, which sees nothing but its arguments; these and its result go
 *   through JSON, the result when it is no longer pending
 * @property {(x: number, y: number) => Promise<void>} click with the mouse at a point of the viewport
 * @property {(x: number, y: number) => Promise<void>} [touch] with a finger, if the browser has one
 * @property {(key: Key) => Promise<void>} press
 * @property {() => Promise<void>} back to the page before, as by the button for that
 * @property {(width: number, height: number) => Promise<void>} resize the viewport
 * @property {() => string[]} [errors] what the console shows as errors so far, with `hasConsole`
 * @property {() => Promise<void>} close
 */

/** @typedef {'Tab' | 'Shift+Tab' | 'Enter' | 'Space' | 'ArrowDown'} Key */

/**
 * Each difference between browsers is a flag here, and a row of the README's.
 * @typedef {object} Browser
 * @property {string} name
 * @property {boolean} hasFingers whether it can be touched
 * @property {boolean} hasConsole whether what the console shows as errors can be read
 * @property {boolean} measuresShifts whether it measures layout shifts itself
 * @property {boolean} keepsOldStorage whether a page that comes back from the back/forward cache
 *   sees the session storage as it left it, and not what later pages have stored
 * @property {() => Promise<{ version: string, newTab: () => Promise<Tab>, close: () => Promise<void> }>}
 *   launch
 */

/** @type {Browser[]} */
export const browsers = [chromium, firefox, webkit];
