const encoder = new TextEncoder();

/**
 * A text's hash, as hash_of of src/model/shard_layout.h has it. What differs in one byte alone has
 * another: each step keeps all that it is given.
 * @param {string} text
 * @param {number} below what it is, 1…2³²
 */
export function hashOf(text, below) {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}
