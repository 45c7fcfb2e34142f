/**
 * What was seen before, in a fixed number of bytes however much that is (a Bloom filter): "no" is certain, "perhaps" is to be
 * looked up. Of two million addresses one in some thousands is looked up in vain.
 */

export interface Seen {
  /** Notes the text; true if it was perhaps noted before. */
  note(text: string): boolean;
}

const bits = 2 ** 26;
const hashes = 5;

/** A filter that has seen nothing; 8 MiB. */
export function createSeen(): Seen {
  const words = new Uint32Array(bits / 32);
  return {
    note(text) {
      const [first, second] = hashesOf(text);
      let known = true;
      for (let round = 0; round < hashes; round += 1) {
        const bit = (first + Math.imul(round, second)) >>> 6;
        const mask = 1 << (bit & 31);
        const word = words[bit >>> 5] ?? 0;
        if ((word & mask) === 0) {
          known = false;
          words[bit >>> 5] = word | mask;
        }
      }
      return known;
    },
  };
}

/** Two hashes of 32 bits (FNV-1a, and its mixed form), of which the others are made. */
function hashesOf(text: string): readonly [number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return [mixed(hash), mixed(hash ^ 0x9e3779b9) | 1];
}

function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
