/** The Redis names of a session. */
export interface Names {
  readonly record: string;
  /** Sorted set of session keys by the expiry of their access tokens, in the same cluster hash slot as the record. */
  readonly index: string;
  readonly channel: string;
}

/** Number of indexes, and so of cluster hash slots with sessions. Part of the stored format. */
const shards = 16;

const shardOf = (prefix: string, shard: number): string => `${prefix}{${shard}}`;

/** The Redis names for a session key. */
export function namesOf(prefix: string, key: string): Names {
  const shard = shardOf(prefix, hash(key) % shards);
  return { record: `${shard}session:${key}`, index: `${shard}expiring`, channel: `${prefix}changed:${key}` };
}

/** The indexes of all shards. */
export function allIndexes(prefix: string): readonly string[] {
  return Array.from({ length: shards }, (_, shard) => `${shardOf(prefix, shard)}expiring`);
}

/** The key prefixes of the records of all shards. */
export function allRecordPrefixes(prefix: string): readonly string[] {
  return Array.from({ length: shards }, (_, shard) => `${shardOf(prefix, shard)}session:`);
}

/** FNV-1a over UTF-16 code units. Part of the stored format. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
