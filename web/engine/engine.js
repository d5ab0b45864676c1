import { GoeswithError, wordsOf } from './errors.js';
import { loadFile } from './extras.js';
import { readFile } from './files.js';
import { once } from './once.js';
import { nextTask } from './tasks.js';

/**
 * The functions of src/wasm/bindings.cc; see engine/session.h for what each does.
 * @typedef {object} Engine
 * @property {(bytes: number) => number} modelBuffer
 * @property {(parts: boolean) => number} open
 * @property {(error: number) => number} errorName
 * @property {(bytes: number) => number} skuBuffer
 * @property {(cart: number, excluded: number, limit: number, popular: number,
 *   minProbability: number) => number} suggest
 * @property {(what: number, value: number) => number} tell
 * @property {(price: number, flags: number) => number} refresh
 * @property {(skus: number) => number} lookUp
 * @property {() => number} withheld
 * @property {() => number} rows
 * @property {(line: number) => boolean} known
 * @property {() => number} model
 * @property {Uint8Array<ArrayBuffer>} HEAPU8 the memory: another array after any call that allocates
 */

/**
 * The engine's code: WASM and the glue that starts it, which is session.js with what Emscripten
 * wrote; or where the page's policy or the browser forbids WebAssembly the same as plain JavaScript.
 * @typedef {object} Code
 * @property {string} file with the glue
 * @property {typeof import('./session.js').default} startSession
 * @property {WebAssembly.Module} [compiled]
 */

const loaded = once(load);

/**
 * A new instance of the engine with a memory of its own. The code is fetched and compiled once a
 * page; a failure is not remembered.
 * @returns {Promise<import('./session.js').Session>}
 * @throws {GoeswithError} unreachable, damaged
 */
export async function createEngine() {
  const code = await loaded();
  return start(code).catch((cause) => {
    const message = `${code.file} cannot start: ${wordsOf(cause)}`;
    throw new GoeswithError('damaged', message, { cause });
  });
}

/**
 * @param {Code} code
 * @returns {Promise<import('./session.js').Session>}
 */
function start({ startSession, compiled }) {
  return new Promise((resolve, reject) => {
    /**
     * @param {WebAssembly.Imports} imports
     * @param {(instance: WebAssembly.Instance) => void} done
     */
    const instantiateWasm = (imports, done) => {
      const module = /** @type {WebAssembly.Module} */ (compiled);
      WebAssembly.instantiate(module, imports).then(done).catch(reject);
      return {};
    };
    startSession(compiled ? { instantiateWasm } : {}, GoeswithError).then(resolve, reject);
  });
}

/** @returns {Promise<Code>} */
async function load() {
  await nextTask(); // what a model begins with takes long enough
  const wasm = mayRunWasm();
  const file = wasm ? FILES.glue : FILES.plain;
  const [glue, compiled] = await Promise.all([
    loadFile(file).catch((cause) => {
      const message = `${file} cannot be loaded: ${wordsOf(cause)}`;
      throw new GoeswithError('unreachable', message, { cause });
    }),
    // Its address is written out where it is used, as bundlers look for it there.
    wasm
      ? readFile(new URL(FILES.wasm, import.meta.url), FILES.integrity).then(WebAssembly.compile)
      : undefined,
  ]);
  return { file, startSession: glue.default, compiled };
}

/**
 * Whether there is WebAssembly and the page's policy lets it run: asked with the smallest module,
 * before anything is fetched. Where WebKit may not run it, it still compiles.
 */
function mayRunWasm() {
  try {
    return !!new WebAssembly.Instance(
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
    );
  } catch {
    return false;
  }
}
