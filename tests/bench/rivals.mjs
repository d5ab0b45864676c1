import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kHere = dirname(fileURLToPath(import.meta.url));
const kLock = join(kHere, 'package-lock.json');
const kInstalled = join(kHere, 'node_modules/.package-lock-installed.json');

/** Installs what the bench compares with, once for each package-lock.json. */
export function installRivals() {
  if (existsSync(kInstalled) && readFileSync(kInstalled).equals(readFileSync(kLock))) return;
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', ...options], { cwd: kHere, stdio: ['ignore', 'ignore', 'inherit'] });
  copyFileSync(kLock, kInstalled);
}
