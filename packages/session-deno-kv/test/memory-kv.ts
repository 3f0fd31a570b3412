import { serialize } from "node:v8";
import type { DenoKv, DenoKvAtomic, DenoKvEntry, DenoKvKey } from "@tokens/session-deno-kv";

interface Stored {
  readonly key: DenoKvKey;
  readonly value: unknown;
  readonly versionstamp: string;
}

/** Deno KV in memory, with its checks, order, limits and messages. `pnpm runtimes` runs the same cases on Deno's own. */
export function memoryKv(): DenoKv & { set(key: DenoKvKey, value: unknown): void } {
  const rows = new Map<string, Stored>();
  const changes = new EventTarget();
  let version = 0;

  const read = (key: DenoKvKey): DenoKvEntry => {
    const row = rows.get(JSON.stringify(key));
    return row ? structuredClone(row) : { key, value: null, versionstamp: null };
  };

  function put(key: DenoKvKey, value: unknown): void {
    const name = JSON.stringify(key);
    if (Buffer.byteLength(name) > 2048) throw new TypeError("Key too large for write (max 2048 bytes)");
    if (serialize(value).length > 65_536) throw new TypeError("Value too large (max 65536 bytes)");
    rows.set(name, { key, value: structuredClone(value), versionstamp: String(version).padStart(20, "0") });
  }

  function atomic(): DenoKvAtomic {
    const checks: { key: DenoKvKey; versionstamp: string | null }[] = [];
    const steps: { key: DenoKvKey; apply(): void }[] = [];
    const operation: DenoKvAtomic = {
      check: (check) => (checks.push(check), operation),
      set: (key, value) => (steps.push({ key, apply: () => put(key, value) }), operation),
      delete: (key) => (steps.push({ key, apply: () => rows.delete(JSON.stringify(key)) }), operation),
      async commit() {
        await Promise.resolve();
        if (checks.some(({ key, versionstamp }) => read(key).versionstamp !== versionstamp)) return { ok: false };
        version += 1;
        for (const { apply } of steps) apply();
        for (const { key } of steps) changes.dispatchEvent(new Event(JSON.stringify(key)));
        return { ok: true };
      },
    };
    return operation;
  }

  return {
    atomic,
    get: async (key) => read(key),
    set: put,
    async *list({ prefix, end }, { limit = Infinity } = {}) {
      const isIn = ({ key }: Stored): boolean =>
        prefix.every((part, index) => key[index] === part) && (!end || compare(key, end) < 0);
      yield* [...rows.values()]
        .filter(isIn)
        .toSorted((a, b) => compare(a.key, b.key))
        .slice(0, limit)
        .map((row) => structuredClone(row));
    },
    watch(keys) {
      let stop = (): void => undefined;
      return new ReadableStream({
        start(controller) {
          const enqueue = (): void => controller.enqueue(keys.map(read));
          enqueue();
          for (const key of keys) changes.addEventListener(JSON.stringify(key), enqueue);
          stop = () => keys.forEach((key) => changes.removeEventListener(JSON.stringify(key), enqueue));
        },
        cancel: () => stop(),
      });
    },
  };
}

function compare(a: DenoKvKey, b: DenoKvKey): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return a.length - b.length;
  return b[at] === undefined || a[at]! > b[at] ? 1 : -1;
}
