// The tables of web/README.md name what the code has, all of it and nothing else.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { SettingsElement } from '../../web/widget/settings.js';
import { kPolicy } from '../../demo/serve.mjs';

const kRoot = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(join(kRoot, file), 'utf8');
const kReadme = read('web/README.md');
const kTypes = read('web/index.d.ts');
const kErrors = read('web/recommender.d.ts');

/** All sources of a folder of web/, one after the other. */
const sourcesOf = (folder, extension = '.js') =>
  readdirSync(join(kRoot, 'web', folder), { recursive: true })
    .filter((name) => name.endsWith(extension))
    .map((name) => read(join('web', folder, name)))
    .join('\n');
const kSources = ['engine', 'cart', 'widget'].map((folder) => sourcesOf(folder)).join('\n');
const kStyles = sourcesOf('widget', '.css');

/**
 * What stands between backticks in a column of the table whose first line begins so.
 * @param {string} head
 * @param {number} [column]
 */
function named(head, column = 0) {
  const [, after] = kReadme.split(`\n| ${head}`);
  assert.ok(after, `the README has a table "${head}"`);
  const rows = after.split('\n\n')[0].split('\n').slice(2);
  return rows.flatMap((row) =>
    [...row.split('|')[column + 1].matchAll(/`([^`]+)`/g)].map((match) => match[1]),
  );
}

/** The distinct first groups of a pattern. */
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]))];

/** Fails with the names of the rows that are missing, and of those that are too many. */
function assertSame(what, rows, real) {
  assert.ok(real.length > 0, `the code has ${what}`);
  const missing = real.filter((name) => !rows.includes(name));
  const extra = rows.filter((name) => !real.includes(name));
  assert.deepEqual({ missing, extra }, { missing: [], extra: [] }, `rows of ${what}`);
  assert.equal(new Set(rows).size, rows.length, `a row of ${what} is there twice: ${rows}`);
}

/** The body of a declaration in index.d.ts. */
function bodyOf(declaration) {
  const [, after] = kTypes.split(`${declaration} {\n`);
  return after.split('\n}')[0];
}

test('the languages are those that there are words of', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const files = readdirSync(join(kRoot, 'web/widget/texts')).map((file) => file.split('.')[0]);
  const [, list] = /of the nearest `lang`: ([^,]+(?:, \w+)* or \w+), with/.exec(kReadme);
  assertSame('languages', list.split(/, | or /), ['en', ...files].map((code) => names.of(code)));
});

test('the attributes are those that the element observes', () => {
  assertSame('attributes', named('attribute |'), SettingsElement.observedAttributes);
});

test('the properties are those of the declared class', () => {
  const body = bodyOf('export class GoesWith extends HTMLElement');
  assertSame('properties', named('attribute |', 1), all(body, /^ {2}(?:get |readonly )?(\w+)(?:\(\))?: /gm));
});

test('the functions of the declared class are written about', () => {
  const body = bodyOf('export class GoesWith extends HTMLElement');
  for (const name of all(body, /^ {2}(?:static )?(?!get |set )(\w+)\(\w/gm)) {
    assert.ok(kReadme.includes(`${name}(`), `${name} is missing`);
  }
});

test('the events are those that are declared, in that order, and those that are emitted', () => {
  const declared = all(bodyOf('export interface GoesWithEventMap'), /'(goeswith:[\w-]+)'/g);
  assertSame('events', named('event |'), declared);
  assert.deepEqual(named('event |'), declared, 'events in the order of their declaration');
  const emitted = all(kSources, /(?:\bemit\(\s*[\w.#]+,\s*|\btell\()'([\w-]+)'/g).map((it) => `goeswith:${it}`);
  assertSame('events that are emitted', named('event |'), emitted);
});

test('the details of the events are those that are declared', () => {
  /** Fields of an interface, with those that it extends. */
  const fieldsOf = (name) => {
    const [, parent] = new RegExp(`export interface ${name} extends (\\w+)`).exec(kTypes) ?? [];
    const body = bodyOf(`export interface ${name}${parent ? ` extends ${parent}` : ''}`);
    return [...(parent ? fieldsOf(parent) : []), ...all(body, /^ {2}(\w+)[?:(]/gm)];
  };
  const map = bodyOf('export interface GoesWithEventMap');
  const rows = kReadme.split('\n| event |')[1].split('\n\n')[0].split('\n').slice(2);
  for (const row of rows) {
    const [, event, , fields] = row.split('|');
    const [, detail] = new RegExp(`${event.trim().replaceAll('`', "'")}: CustomEvent<(.+)>`).exec(map);
    const kinds = detail.startsWith('{') ? [detail] : detail.split(' | ');
    const each = kinds.map((it) => (it.startsWith('{') ? all(it, /(\w+)\??:/g) : fieldsOf(it)));
    const real = [...new Set(each.flat())];
    assertSame(`details of ${event}`, all(fields, /`(\w+)`/g), real);
  }
});

test('the facts are those that are declared, each of its type, in that order', () => {
  const [, after] = kErrors.split('export interface Facts {\n');
  const declared = [...after.split('\n}')[0].matchAll(/^ {2}(\w+)\?: (.+);$/gm)].map(([, name, type]) => [
    name,
    type.replace(/^Readonly<(.+)>$/, '$1').replace(/^readonly /, ''),
  ]);
  assert.ok(declared.length > 5);
  assert.deepEqual(named('fact |').map((name, row) => [name, named('fact |', 1)[row]]), declared);
});

test('what is said of past orders is what the code does', () => {
  const source = read('web/engine/recommender.js');
  assert.match(source, /const kMostPast = 64;\nconst kPastInParts = 8;/);
  for (const text of [kReadme.replaceAll('\n', ' '), kErrors.replace(/\n\s*\* /g, ' ')]) {
    assert.match(text, /of the 64( items)? that were bought last/);
    assert.match(text, /of the (newest )?eight/);
  }
});

test('the codes of errors are those that are declared', () => {
  const [, after] = kErrors.split('export type ErrorCode =');
  assertSame('error codes', named('`code` of'), all(after.split(';\n')[0], /\| '([\w-]+)'/g));
});

test('the problems are those that are declared', () => {
  const [, after] = kTypes.split('export type AddProblem =');
  assertSame('problems', named('`problem` |'), all(after.split(';\n\n')[0], /\| '([\w-]+)'/g));
});

test('the adapters are those that are built in', () => {
  const source = read('web/cart/adapter.js');
  const [, list] = /kExtras = \[([^\]]+)\]/.exec(source);
  const builtIn = [...all(source, /Map\(\[\['([\w-]+)'/g), ...all(list, /'([\w-]+)'/g)];
  assertSame('adapters', named('name | the cart is'), builtIn);
});

test('the parts are those that elements are created with', () => {
  // A first argument of any kind, then the part; several parts are parted by spaces.
  const created = all(kSources, /\bcreate\((?:[^()]|\([^()]*\))*?,\s*'([\w -]+)'/g);
  const set = all(kSources, /(?:\bpart\.add\(|setAttribute\('part',\s*)'([\w -]+)'/g);
  const parts = [...new Set([...created, ...set].flatMap((names) => names.split(' ')))];
  assertSame('parts', named('part |'), parts);
});

test('the custom properties are those that the styles read', () => {
  const used = all(`${kStyles.replace(/\/\*[^]*?\*\//g, '')}${kSources}`, /(--goeswith-[\w-]+)/g);
  assertSame('custom properties', named('custom property |'), used);
});

test('the defaults of custom properties are those of every place that reads them', () => {
  const inWords = (value) =>
    value
      .replace(/^color-mix\(in srgb, currentColor (\d+)%, transparent\)$/, 'text colour $1 %')
      .replace(/^(inherit|currentColor)$/, 'text colour')
      .replace(/^none$/, 'transparent');
  const read = [...kStyles.matchAll(/var\((--goeswith-[\w-]+), ((?:[^()]|\([^()]*\))+)\)/g)];
  const real = [...new Set(read.map(([, name, value]) => `${name}: ${inWords(value)}`))];
  const [, after] = kReadme.split('\n| custom property |');
  const rows = after.split('\n\n')[0].split('\n').slice(2).map((row) => row.split('|'));
  const said = rows.map(([, name, , value]) => `${name.trim().replaceAll('`', '')}: ${value.trim()}`);
  assertSame('defaults of custom properties', said, real);
});

test('the entries are those of package.json, and the policy that of the tests', () => {
  const { name, exports } = JSON.parse(read('package.json'));
  const entries = Object.keys(exports).filter((entry) => entry !== './package.json');
  assertSame('entries', named('entry |'), entries.map((entry) => name + entry.slice(1)));
  assert.ok(kReadme.includes(kPolicy));
});

test('the figures are those that tests check', () => {
  const traces = read('tests/browser/embed-traces.test.js');
  const [, cycles] = /kCycles = (\d+)/.exec(traces);
  const bytes = Number(/kMostBytes = ([\d_]+)/.exec(traces)[1].replaceAll('_', ''));
  const text = kReadme.replaceAll('\n', ' ');
  assert.ok(text.includes(`taken away ${cycles} times`), `${cycles} times`);
  assert.ok(text.includes(`less than ${bytes.toLocaleString('en')} bytes of heap`), `${bytes} bytes`);
  const [, most] = /embed\.js'\);\n.*brotli < (\d+)/.exec(read('tests/wasm/sizes.test.js'));
  assert.ok(text.includes(`less than ${most} bytes (brotli)`), `${most} bytes`);
});
