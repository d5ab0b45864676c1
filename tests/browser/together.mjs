// Runs test files in one process with one browser: node starts and loads its libraries once.
//   node --test-reporter=spec tests/browser/together.mjs FILE…
import { resolve } from 'node:path';
import { after } from 'node:test';
import { openBrowser } from './shared-browser.mjs';

const browser = await openBrowser();
after(() => browser.close());
for (const file of process.argv.slice(2)) await import(resolve(file));
