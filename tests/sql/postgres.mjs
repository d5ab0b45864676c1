// A PostgreSQL server of its own, in a temporary directory, reached by a socket there alone.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { temporaryDirectory } from '../wasm/models.mjs';

const run = promisify(execFile);
const kPrograms = '/usr/lib/postgresql';
/** Debian's nobody: the server refuses to run as root. */
const kNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Where the newest server's programs are, or undefined. */
function programs() {
  if (!existsSync(kPrograms)) return undefined;
  const versions = readdirSync(kPrograms).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(kPrograms, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** Why what needs PostgreSQL is left out, or false. */
export const kNoPostgres = programs() ? false : `there is no PostgreSQL server in ${kPrograms}`;

/** An engine that runs SQL. */
export class Postgres {
  name = 'PostgreSQL';
  double = 'double precision';

  static async start() {
    const engine = new Postgres();
    const bin = programs();
    // Others may pass through to the server's own directory, as nobody must.
    const directory = temporaryDirectory();
    for (const each of [join(directory, '..'), directory]) chmodSync(each, 0o711);
    if (kNobody.uid) chownSync(directory, kNobody.uid, kNobody.gid);
    engine.directory = directory;
    const data = join(directory, 'data');
    const as = { cwd: directory, ...kNobody };
    const initial = ['--username=test', '--auth=trust', '--no-sync', '--no-locale', '-E', 'UTF8'];
    execFileSync(join(bin, 'initdb'), ['-D', data, ...initial], { ...as, stdio: 'ignore' });
    const options = ['listen_addresses=', 'fsync=off', 'work_mem=256MB', 'jit=off'];
    engine.server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-k', directory, ...options.flatMap((option) => ['-c', option])],
      { ...as, stdio: 'ignore' },
    );
    engine.ended = new Promise((resolve) => engine.server.on('exit', resolve));
    process.once('exit', () => engine.server.kill('SIGINT'));
    for (let tries = 0; ; ++tries) {
      try {
        await engine.run('select 1');
        return engine;
      } catch (error) {
        if (tries === 100 || engine.server.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  psql(...args) {
    const where = ['-h', this.directory, '-U', 'test', '-d', 'postgres'];
    return run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...where, ...args]);
  }

  /** @param {string} sql any statements */
  async run(sql) {
    await this.psql('-c', sql);
  }

  /** Makes the table of a CSV file. @param {string} table @param {string} file */
  async load(table, columns, file) {
    await this.run(`create table ${table} (${columns})`);
    await this.psql('-c', `\\copy ${table} from '${file}' with csv header`);
  }

  /** Writes the result of a query as CSV. @param {string} sql @param {string} file */
  async export(sql, file) {
    await this.psql('--csv', '-o', file, '-c', sql);
  }

  /** Looks at the tables, to plan queries well. */
  async analyze() {
    await this.run('analyze');
  }

  async stop() {
    this.server.kill('SIGINT');
    await this.ended;
  }
}
