// WebKitGTK: its MiniBrowser on a display of its own, spoken to in the W3C's WebDriver protocol.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSession } from './webdriver.mjs';

const kDriver = process.env.WEBKIT_DRIVER || '/usr/bin/WebKitWebDriver';

/** @type {import('./browsers.mjs').Browser} */
export const webkit = {
  name: 'WebKitGTK',
  async launch() {
    const display = await openDisplay();
    const port = await freePort();
    const driver = spawn(kDriver, [`--port=${port}`], {
      // No accessibility bus and no settings service are there to be asked.
      env: { ...process.env, DISPLAY: display.name, NO_AT_BRIDGE: '1', GSETTINGS_BACKEND: 'memory' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    /** What the browser says in the console, which the protocol has no command for. @type {string[]} */
    const said = [];
    createInterface(driver.stdout).on('line', (line) => said.push(line));
    const session = await openSession(`http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': {
        binary: process.env.MINIBROWSER || findMiniBrowser(),
        args: ['--automation', '--enable-write-console-messages-to-stdout=true'],
      },
    });
    return {
      version: session.capabilities.browserVersion,
      newTab: () => newTab(session, said),
      async close() {
        await session.command('DELETE', '');
        driver.kill();
        display.close();
      },
    };
  },
};

/** @returns {Promise<{ name: string, close: () => void }>} an X server that shows nothing to anybody */
async function openDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (text) => resolve(String(text).trim()));
  });
  return { name: `:${number}`, close: () => void server.kill() };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** It lies in a folder of the library's, by architecture and version. */
function findMiniBrowser() {
  const found = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'webkit2gtk-4.1/MiniBrowser'))
    .find((path) => existsSync(path));
  if (!found) throw new Error('There is no MiniBrowser; .ci/setup installs it');
  return found;
}

/**
 * @param {Awaited<ReturnType<typeof openSession>>} session
 * @param {string[]} said
 * @returns {Promise<import('./browsers.mjs').Tab>}
 */
async function newTab(session, said) {
  const first = await session.command('GET', '/window');
  const { handle } = await session.command('POST', '/window/new', { type: 'window' });
  await session.command('POST', '/window', { handle });
  const before = said.length;
  return {
    open: (url) => session.command('POST', '/url', { url }),
    evaluate: (run, ...all) => session.evaluate(run, all),
    click: (x, y) => session.point('mouse', x, y),
    touch: (x, y) => session.point('touch', x, y),
    press: (key) => session.press(key.split('+')),
    async resize(width, height) {
      // Only windows have a size; what is around the viewport is seen when it is there.
      const around = await session.evaluate(
        () => [outerWidth - innerWidth, outerHeight - innerHeight],
        [],
      );
      const rect = { width: width + around[0], height: height + around[1] };
      await session.command('POST', '/window/rect', rect);
    },
    errors: () =>
      said.slice(before).filter((line) => /^CONSOLE \S+ ERROR|^CONSOLE ERROR/.test(line)),
    async close() {
      await session.command('DELETE', '/window');
      await session.command('POST', '/window', { handle: first });
    },
  };
}
