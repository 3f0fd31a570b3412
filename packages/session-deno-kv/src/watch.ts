import { recordKey, type DenoKv } from "./kv.ts";
import type { KvRecord } from "./record.ts";

/**
 * Calls `onChange` after a commit, set or release, and at the start when no lease is held, because a change may have come before. A
 * claim changes the record too, and calls nobody. When the stream breaks, waiters poll.
 */
export function watchRecord(kv: DenoKv, key: string, onChange: () => void): Disposable {
  const reader = kv.watch([recordKey(key)]).getReader();
  let disposed = false;

  async function read(): Promise<void> {
    let first = true;
    let seen: string | undefined;
    for (;;) {
      const { done, value } = await reader.read();
      if (done || disposed) return;
      const { session, lease } = Object(value[0]?.value) as KvRecord;
      if (!lease || (!first && session?.version !== seen)) onChange();
      first = false;
      seen = session?.version;
    }
  }

  read().catch(() => undefined);
  return {
    [Symbol.dispose]() {
      disposed = true;
      reader.cancel().catch(() => undefined);
    },
  };
}
