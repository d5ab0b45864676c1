import assert from 'node:assert/strict';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { before, mock, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { GoeswithError, Recommender } from 'goeswith';
import { readManifest } from '../../web/engine/manifest.js';
import { serve } from '../browser/serve.mjs';
import {
  copyOfBuild,
  goeswith,
  integrityOf,
  kRetailModel,
  manifestText,
  sampleModel,
  temporaryDirectory,
} from './models.mjs';

// What the build says of itself.
globalThis.NODE = false;

let good;
let manifest;
let bytes;

before(async () => {
  good = await sampleModel();
  manifest = JSON.parse(await readFile(join(good, 'manifest.json'), 'utf8'));
  bytes = await readFile(join(good, manifest.shards[0].file));
});

/** The good model with some of it replaced: a file as it is, or the manifest's fields. */
async function damaged({ file = bytes, ...fields }) {
  const directory = temporaryDirectory();
  const text = fields.manifest ?? manifestText({ ...manifest, ...fields });
  await writeFile(join(directory, 'manifest.json'), text);
  await writeFile(join(directory, manifest.shards[0].file), file);
  return directory;
}

/** The good model with other bytes, under a manifest that vouches for them. */
const vouchedFor = (file) =>
  damaged({ file, shards: [{ ...manifest.shards[0], integrity: integrityOf(file) }] });

const href = (...parts) => pathToFileURL(join(...parts)).href;

/** Opening fails with this code, the message names this; the good model still opens. */
async function assertFails(place, code, ...named) {
  await assert.rejects(Recommender.open(place), (error) => {
    assert.ok(error instanceof GoeswithError, String(error));
    assert.equal(error.code, code, error.message);
    for (const part of named) assert.ok(error.message.includes(part), error.message);
    return true;
  });
  const recommender = await Recommender.open(good);
  assert.equal((await recommender.suggest({ cart: ['TP-GLS'] })).suggestions.length, 4);
  recommender.close();
}

test('a directory that is not there, or has no manifest, is unreachable', async () => {
  const directory = temporaryDirectory();
  await assertFails(join(directory, 'none'), 'unreachable', href(directory, 'none/manifest.json'));
  await assertFails(directory, 'unreachable', href(directory, 'manifest.json'));
});

test('a server that is down, or answers with an error, is unreachable', async () => {
  const server = await serve({ '/broken/manifest.json': { body: 'sorry', status: 500 } });
  const { url } = server;
  await assertFails(`${url}/none/`, 'unreachable', `${url}/none/manifest.json`, '404');
  await assertFails(`${url}/broken`, 'unreachable', `${url}/broken/manifest.json`, '500');
  await server.close();
  await assertFails(`${url}/gone/`, 'unreachable', `${url}/gone/manifest.json`);
});

test('a server that answers everything with a page has a damaged manifest', async () => {
  const server = await serve({ '/model/manifest.json': { body: '<!doctype html>' } });
  const { url } = server;
  await assertFails(`${url}/model`, 'damaged', `${url}/model/manifest.json`, 'not whole');
  await server.close();
});

test('a manifest that is not JSON is damaged', async () => {
  for (const text of ['', '{', '<html>', '\0', JSON.stringify(manifest).slice(0, -1)]) {
    const directory = await damaged({ manifest: text });
    await assertFails(directory, 'damaged', href(directory, 'manifest.json'), 'not whole');
  }
});

test('every bit of a manifest that is flipped, and every byte that is cut off, is noticed', async () => {
  const folder = join(temporaryDirectory(), 'sharded');
  await goeswith('shard', kRetailModel, '--plain', '--shards', '40', '--out', folder);
  let served;
  mock.method(globalThis, 'fetch', async () => new Response(served));
  const read = (bytes) => {
    served = bytes;
    return readManifest(new URL('http://shop.example/model/'));
  };
  for (const model of [good, folder]) {
    const whole = await readFile(join(model, 'manifest.json'));
    assert.ok((await read(whole)).items > 100);
    for (let bit = 0; bit < 8 * whole.length; ++bit) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] ^= 1 << (bit & 7);
      await assert.rejects(read(flipped), { name: 'GoeswithError' }, flipped.toString());
    }
    for (let size = 0; size < whole.length; ++size) {
      await assert.rejects(read(whole.subarray(0, size)), { code: 'damaged' }, `${size}`);
    }
  }
  mock.restoreAll();
});

test('a manifest as it was before it had a check is read', async () => {
  const { check, ...older } = { ...manifest, format: 1 };
  const opens = async (manifest) => Recommender.open(await damaged({ manifest: JSON.stringify(manifest) }));
  assert.ok(await opens(older));
  await assert.rejects(opens({ ...older, format: 3 }), { code: 'damaged' });
  await assert.rejects(opens({ ...older, check: check + 1 }), { code: 'damaged' });
});

test('a manifest of another format is unsupported', async () => {
  for (const format of [5, 99]) {
    const directory = await damaged({ format });
    const url = href(directory, 'manifest.json');
    await assertFails(directory, 'unsupported', url, `format ${format}`, '1 to 4');
  }
});

test('a manifest that names no model file and hash is damaged', async () => {
  const [shard] = manifest.shards;
  const { file, integrity } = shard;
  const shardLists = [
    ...[undefined, null, {}, 'model.bin', [], [null], [{}], [shard, shard]],
    ...[[{ file }], [{ integrity }], [{ file, integrity: 'sha256-' }], [{ file: 5, integrity }]],
    [{ file, integrity: integrity.replace('sha256', 'md5') }],
  ];
  for (const shards of shardLists) {
    const directory = await damaged({ shards });
    await assertFails(directory, 'damaged', href(directory, 'manifest.json'), 'not whole');
  }
  for (const text of ['null', '1', '"x"', '[]', '{}', '{"format":"1"}', '{"format":1.5}', '{"format":0}']) {
    const directory = await damaged({ manifest: text });
    await assertFails(directory, 'damaged', href(directory, 'manifest.json'), 'not whole');
  }
});

test('a manifest cannot send the reader to another place', async () => {
  const { file, integrity } = manifest.shards[0];
  const elsewhere = [
    ...[`../${file}`, `/${file}`, `a/${file}`, `a\\${file}`, `//host/${file}`, `.${file}`, '..'],
    ...[`https://example.com/${file}`, `data:${file}`, `${file}?`, `${file}#`, '%2e%2e', ''],
    ...[` ${file}`, `${file}\n`, [`../${file}`], [file]],
  ];
  for (const name of elsewhere) {
    const directory = await damaged({ shards: [{ file: name, integrity }] });
    await assertFails(directory, 'damaged', href(directory, 'manifest.json'), 'not whole');
  }
});

test('a model file that is missing is unreachable', async () => {
  const directory = await damaged({});
  const { file } = manifest.shards[0];
  await rm(join(directory, file));
  await assertFails(directory, 'unreachable', href(directory, file));
});

test('a model file that is not the one the manifest names is damaged', async () => {
  const { file } = manifest.shards[0];
  const flipped = Buffer.from(bytes);
  flipped[1000] ^= 1;
  const longer = Buffer.concat([bytes, Buffer.of(0)]);
  for (const other of [flipped, bytes.subarray(0, -1), longer, Buffer.of()]) {
    const directory = await damaged({ file: other });
    await assertFails(directory, 'damaged', href(directory, file), 'another hash');
  }
  const server = await serve({ '/m/': `${await damaged({ file: flipped })}/` });
  await assertFails(`${server.url}/m/`, 'damaged', `${server.url}/m/${file}`, 'another hash');
  await server.close();
});

test('a model file that breaks the format under a right hash is damaged by that rule', async () => {
  const changed = (at, value) => {
    const copy = Buffer.from(bytes);
    copy[at] ^= value;
    return copy;
  };
  const broken = [
    [Buffer.of(), 'too short'],
    [bytes.subarray(0, 47), 'too short'],
    [changed(0, 1), 'not a model'],
    [changed(8, 2), 'unsupported version'],
    [changed(23, 1), 'limits'],
    [bytes.subarray(0, -4), 'wrong size'],
    [Buffer.concat([bytes, bytes]), 'wrong size'],
    [changed(bytes.length - 100, 0x20), 'checksum'],
    [changed(bytes.length - 1, 0x80), 'checksum'],
    [changed(44, 1), 'checksum'],
  ];
  for (const [file, rule] of broken) {
    const directory = await vouchedFor(file);
    const code = rule.startsWith('unsupported') ? 'unsupported' : 'damaged';
    await assertFails(directory, code, href(directory), `breaks the format: ${rule}`);
  }
});

/** A copy of the engine of its own, with the names of its files. */
async function ownEngine() {
  const build = await copyOfBuild();
  const entry = join(build, 'npm/node.js');
  const source = await readFile(entry, 'utf8');
  const [glue, wasm] = ['js', 'wasm'].map((extension) =>
    join(build, 'dist', source.match(new RegExp(`engine-[0-9a-f]{16}\\.${extension}`))[0]),
  );
  return { glue, wasm, load: () => import(pathToFileURL(entry).href) };
}

async function assertOpensOnceRepaired({ load }, code, file, repair) {
  const own = await load();
  for (const attempt of ['first', 'second']) {
    await assert.rejects(own.Recommender.open(good), (error) => {
      assert.ok(error instanceof own.GoeswithError, `${attempt}: ${error}`);
      assert.equal(error.code, code, error.message);
      assert.ok(error.message.includes(basename(file)), error.message);
      return true;
    });
  }
  await repair();
  const recommender = await own.Recommender.open(good);
  assert.equal((await recommender.suggest({ cart: ['TP-GLS'] })).suggestions.length, 4);
}

test('a WASM file that is missing is unreachable, until it is there', async () => {
  const engine = await ownEngine();
  const { wasm } = engine;
  await rename(wasm, `${wasm}.away`);
  await assertOpensOnceRepaired(engine, 'unreachable', wasm, () => rename(`${wasm}.away`, wasm));
});

test('a WASM file with one bit changed is damaged, until it is replaced', async () => {
  const engine = await ownEngine();
  const { wasm } = engine;
  const whole = await readFile(wasm);
  const flipped = Buffer.from(whole);
  flipped[5000] ^= 1;
  await writeFile(wasm, flipped);
  await assertOpensOnceRepaired(engine, 'damaged', wasm, () => writeFile(wasm, whole));
});

test('a glue file that is missing is unreachable, until it is there', async () => {
  const engine = await ownEngine();
  const { glue } = engine;
  await rename(glue, `${glue}.away`);
  await assertOpensOnceRepaired(engine, 'unreachable', glue, () => rename(`${glue}.away`, glue));
});

test('a glue file that is not the engine’s is damaged', async () => {
  for (const [code, text] of [
    ['unreachable', '<!doctype html>'],
    ['damaged', 'export default 5;'],
    ['damaged', 'export default (own) => new Promise(() => own.instantiateWasm({}, () => {}));'],
  ]) {
    const { glue, load } = await ownEngine();
    await writeFile(glue, text);
    const own = await load();
    await assert.rejects(own.Recommender.open(good), (error) => {
      assert.ok(error instanceof own.GoeswithError, String(error));
      assert.equal(error.code, code, error.message);
      assert.ok(error.message.includes(basename(glue)), error.message);
      return true;
    });
  }
});
