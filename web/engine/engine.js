import { GoeswithError } from './errors.js';
import { readFile } from './files.js';

/**
 * The functions of src/wasm/bindings.cc; see engine/session.h for what each does.
 * @typedef {object} Engine
 * @property {(bytes: number) => number} modelBuffer
 * @property {() => number} open
 * @property {(error: number) => number} errorName
 * @property {(bytes: number) => number} skuBuffer
 * @property {(cart: number, excluded: number, limit: number, popular: number,
 *   minProbability: number) => number} suggest
 * @property {() => number} rows
 * @property {(line: number) => boolean} known
 * @property {() => number} items
 * @property {() => number} orders
 * @property {() => number} decimals
 * @property {() => number} currency
 * @property {WebAssembly.Memory} memory its buffer is another one after any call that allocates
 */

/** @type {Promise<[Function, WebAssembly.Module]> | undefined} */
let loading;

/**
 * A new instance of the engine with a memory of its own. The code is fetched and compiled once a
 * page; a failure is not remembered.
 * @returns {Promise<Engine>}
 * @throws {GoeswithError} unreachable, damaged, no-wasm
 */
export async function createEngine() {
  loading ??= load();
  const [createModule, compiled] = await loading.catch((error) => {
    loading = undefined;
    throw error;
  });
  return start(createModule, compiled).catch((cause) => {
    const why = cause instanceof Error ? cause.message : cause;
    throw new GoeswithError('damaged', `${glueUrl()} cannot start the engine: ${why}`, { cause });
  });
}

const glueUrl = () => new URL(ENGINE.glue, import.meta.url);

/**
 * @param {Function} createModule
 * @param {WebAssembly.Module} compiled
 * @returns {Promise<Engine>}
 */
function start(createModule, compiled) {
  return new Promise((resolve, reject) => {
    /** @type {WebAssembly.Memory | undefined} */
    let memory;
    createModule({
      /**
       * @param {WebAssembly.Imports} imports
       * @param {(instance: WebAssembly.Instance) => void} done
       */
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports)
          .then((instance) => {
            // The optimiser renames exports, so the memory is known by its type.
            memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
            done(instance);
          })
          .catch(reject);
        return {};
      },
    }).then((/** @type {Engine} */ engine) => {
      engine.memory = /** @type {WebAssembly.Memory} */ (memory);
      // An emscripten module has a `then` of its own in some versions; wrap nothing that waits.
      resolve(engine);
    }, reject);
  });
}

/** @returns {Promise<[Function, WebAssembly.Module]>} */
async function load() {
  if (!globalThis.WebAssembly) {
    throw new GoeswithError('no-wasm', 'WebAssembly is not available here');
  }
  const url = glueUrl();
  const [glue, compiled] = await Promise.all([
    import(url.href).catch((cause) => {
      throw new GoeswithError('unreachable', `${url} cannot be loaded`, { cause });
    }),
    readFile(new URL(ENGINE.wasm, import.meta.url), ENGINE.integrity).then(compile),
  ]);
  return [glue.default, compiled];
}

/**
 * The hash was right, so what fails here is the page's policy.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function compile(bytes) {
  return WebAssembly.compile(bytes).catch((cause) => {
    throw new GoeswithError(
      'no-wasm',
      "WebAssembly cannot be compiled here; does the page's policy lack 'wasm-unsafe-eval'?",
      { cause },
    );
  });
}
