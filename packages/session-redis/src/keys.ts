/** Names in Redis of what belongs to one session. */
export interface Names {
  readonly record: string;
  /** Sorted set of session keys by the expiry of their access tokens. In the same hash slot of a cluster as the record. */
  readonly index: string;
  readonly channel: string;
}

/** How many indexes there are, and so how many hash slots of a cluster hold sessions. Part of the stored format. */
const shards = 16;

const shardOf = (prefix: string, shard: number): string => `${prefix}{${shard}}`;

/** The names that belong to a session key. */
export function namesOf(prefix: string, key: string): Names {
  const shard = shardOf(prefix, hash(key) % shards);
  return { record: `${shard}session:${key}`, index: `${shard}expiring`, channel: `${prefix}changed:${key}` };
}

/** Every index. */
export function indexesOf(prefix: string): readonly string[] {
  return Array.from({ length: shards }, (_, shard) => `${shardOf(prefix, shard)}expiring`);
}

/** What the records of each shard begin with. */
export function recordsOf(prefix: string): readonly string[] {
  return Array.from({ length: shards }, (_, shard) => `${shardOf(prefix, shard)}session:`);
}

/** FNV-1a over UTF-16 code units. Part of the stored format. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
