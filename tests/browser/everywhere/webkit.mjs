// WebKitGTK: its MiniBrowser on a display of its own, spoken to in the W3C's WebDriver protocol.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from './webdriver.mjs';

const kDriver = process.env.WEBKIT_DRIVER || '/usr/bin/WebKitWebDriver';

/** Without it the buttons above the page keep the window from being as narrow as a phone. */
const kNarrow = '* { min-width: 0; padding: 0; margin: 0; border-width: 0; }';

/** @type {import('./browsers.mjs').Browser} */
export const webkit = {
  name: 'WebKitGTK',
  // It answers a finger's touch with the mouse.
  hasFingers: false,
  // The protocol has no command for it.
  hasConsole: false,
  measuresShifts: false,
  keepsOldStorage: false,
  async launch() {
    const binary = process.env.MINIBROWSER || findMiniBrowser();
    const settings = mkdtempSync(join(tmpdir(), 'goeswith-webkit-'));
    mkdirSync(join(settings, 'gtk-3.0'));
    writeFileSync(join(settings, 'gtk-3.0/gtk.css'), kNarrow);
    const display = await openDisplay();
    const port = await freePort();
    const driver = spawn(kDriver, [`--port=${port}`], {
      env: {
        ...process.env,
        DISPLAY: display.name,
        XDG_CONFIG_HOME: settings,
        // No bus for accessibility and no service for settings are there to be asked.
        NO_AT_BRIDGE: '1',
        GSETTINGS_BACKEND: 'memory',
      },
      stdio: 'ignore',
    });
    const end = () => {
      driver.kill();
      display.close();
      rmSync(settings, { recursive: true });
    };
    const session = await openSession(`http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    }).catch((error) => {
      end();
      throw error;
    });
    return {
      version: session.capabilities.browserVersion,
      newTab: () => newTab(session),
      async close() {
        await session.command('DELETE', '');
        end();
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

/** It lies in a folder of the library's, by architecture and by the library's version. */
function findMiniBrowser() {
  const folders = readdirSync('/usr/lib').map((architecture) => join('/usr/lib', architecture));
  const found = ['webkit2gtk-4.1', 'webkitgtk-6.0']
    .flatMap((library) => folders.map((folder) => join(folder, library, 'MiniBrowser')))
    .find((path) => existsSync(path));
  if (!found) throw new Error('There is no MiniBrowser; .ci/setup installs it');
  return found;
}

/**
 * @param {Awaited<ReturnType<typeof openSession>>} session
 * @returns {Promise<import('./browsers.mjs').Tab>}
 */
async function newTab(session) {
  const first = await session.command('GET', '/window');
  const { handle } = await session.command('POST', '/window/new', { type: 'window' });
  await session.command('POST', '/window', { handle });
  return {
    open: (url) => session.command('POST', '/url', { url }),
    evaluate: (run, ...all) => session.evaluate(run, all),
    click: (x, y) => session.click(x, y),
    // Right after a click Shift+Tab goes nowhere, on any page.
    press: (key) => session.press(key.split('+')),
    back: () => session.command('POST', '/back'),
    async resize(width, height) {
      // Only windows have a size; what is around the viewport is seen when it is there.
      const around = await session.evaluate(() => outerHeight - innerHeight, []);
      await session.command('POST', '/window/rect', { width, height: height + around });
    },
    async close() {
      await session.command('DELETE', '/window');
      await session.command('POST', '/window', { handle: first });
    },
  };
}
