/** Set by web/build.mjs: the engine's files beside the bundle, and the hash of the WASM. */
declare const ENGINE: { glue: string; wasm: string; integrity: string };
