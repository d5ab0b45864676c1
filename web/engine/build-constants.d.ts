/**
 * Set by web/build.mjs: the addresses, beside the bundle, of the engine's files, and the hash of the
 * WASM. `plain` is the whole engine for where WebAssembly is forbidden; `extra` ends the names of what
 * is loaded only where it is needed, see extras.js.
 */
declare const FILES: {
  glue: string;
  wasm: string;
  integrity: string;
  plain: string;
  extra: string;
};

/** Whether the bundle is the one for Node, which reads models from the disk. */
declare const NODE: boolean;

/** What Emscripten wrote; the engine's glue for WASM, or the whole engine as plain JavaScript. */
declare module 'emscripten-module' {
  const createModule: (own: object) => Promise<import('./engine.js').Engine>;
  export default createModule;
}
