/** The source of a mock's tokens and ids. */
export interface Random {
  bytes(length: number): Uint8Array<ArrayBuffer>;
  uuid(): string;
  /** Starts the sequence of the seed again. */
  restart(): void;
}

/** Random bytes: the platform's, or the sequence of a seed, an integer, which is the same in every run. */
export function createRandom(seed?: number): Random {
  let next = seed === undefined ? undefined : wordsOf(seed);

  function bytes(length: number): Uint8Array<ArrayBuffer> {
    const drawn = new Uint8Array(length);
    if (!next) return crypto.getRandomValues(drawn);
    const word = next;
    return drawn.map(() => word() >>> 24);
  }

  return {
    bytes,
    uuid() {
      const drawn = bytes(16);
      // Version 4 and its variant, RFC 9562 section 5.4.
      drawn[6] = (drawn[6]! & 0x0f) | 0x40;
      drawn[8] = (drawn[8]! & 0x3f) | 0x80;
      const hex = Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    },
    restart() {
      next = seed === undefined ? undefined : wordsOf(seed);
    },
  };
}

/** SplitMix32: 32-bit words from a seed. */
function wordsOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}
