// DuckDB in this process, from the bench's own packages.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { kRoot } from '../wasm/models.mjs';

/** An engine that runs SQL. */
export class DuckDb {
  name = 'DuckDB';
  double = 'double precision';

  static async start() {
    const require = createRequire(join(kRoot, 'tests/bench/package.json'));
    const { DuckDBInstance } = require('@duckdb/node-api');
    const engine = new DuckDb();
    engine.connection = await (await DuckDBInstance.create(':memory:')).connect();
    return engine;
  }

  /** @param {string} sql any statements */
  async run(sql) {
    await this.connection.run(sql);
  }

  /** The rows of one query. @param {string} sql */
  async rows(sql) {
    return (await this.connection.runAndReadAll(sql)).getRowObjectsJson();
  }

  /** Makes the table of a CSV file. @param {string} table @param {string} file */
  async load(table, columns, file) {
    await this.run(`create table ${table} (${columns}); copy ${table} from '${file}' (header)`);
  }

  /** Writes the result of a query as CSV. @param {string} sql @param {string} file */
  async export(sql, file) {
    await this.run(`copy (${sql}) to '${file}' (header)`);
  }

  /** Looks at the tables, to plan queries well. */
  async analyze() {}

  async stop() {
    this.connection.closeSync();
  }
}
