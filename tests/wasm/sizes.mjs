import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * What a file takes as it is and as servers send it, each at its best.
 * @param {Uint8Array} bytes
 */
export function sizesOf(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    bytes: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}
