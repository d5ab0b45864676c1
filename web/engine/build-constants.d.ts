/**
 * Set by web/build.mjs: the engine's files beside the bundle, and the hash of the WASM. `plain` is the
 * whole engine for where WebAssembly is forbidden.
 */
declare const ENGINE: { glue: string; wasm: string; plain: string; integrity: string };
