// A headless Chromium for the demo's own checks: the system's, or what CHROMIUM names.
import { chromium } from 'playwright-core';

/**
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launchBrowser(options) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    ...options,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Writes down what a page must not do.
 * @param {import('playwright-core').Page} page on which nothing was opened yet
 * @param {string} site address of the served site, with a slash at its end
 * @returns {Promise<string[]>} grows: requests to other hosts, errors, violations of the policy
 */
export async function watchForTrouble(page, site) {
  /** @type {string[]} */
  const trouble = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) trouble.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  await page.exposeFunction('reportViolation', (what) => trouble.push(`violation: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.reportViolation(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return trouble;
}
