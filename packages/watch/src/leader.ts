import type { Records } from "@tokens/store";

/** Decides which of several processes sends the notices. */
export interface Leader {
  /** Whether this process leads until the next call. */
  leads(): Promise<boolean>;
  /** Lets another process lead at once. */
  resign(): Promise<void>;
}

const kind = "watch";
const name = "leader";

/** A lease in the store. When its owner is gone, another process leads after `leaseMs`. */
export function electLeader(
  records: Records,
  { owner, leaseMs, now }: { readonly owner: string; readonly leaseMs: number; now(): number },
): Leader {
  const lease = (): { expiresAt: number } => ({ expiresAt: now() + leaseMs });
  let leading = false;
  return {
    async leads() {
      const current = await records.get<string>(kind, name);
      if (current === owner) await records.set(kind, name, owner, lease());
      leading = current === owner || (await records.add(kind, name, owner, lease()));
      return leading;
    },
    async resign() {
      if (leading) await records.delete(kind, name);
    },
  };
}
