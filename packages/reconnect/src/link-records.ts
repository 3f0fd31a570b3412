import type { Clock } from "@tokens/core";
import type { Records } from "@tokens/store";
import { hashOf, isSecret } from "./secrets.ts";
import type { Language } from "./texts/index.ts";

/** An open link, as it is stored. Its name is the SHA-256 of its token. */
export interface OpenLink {
  /** Key of the account. */
  readonly key: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The process that created it, and for whom. */
  readonly by: string;
  readonly who?: string;
  /** @default that of the browser */
  readonly language?: Language;
}

/** The open links of a store. */
export interface LinkRecords {
  add(token: string, link: OpenLink): Promise<void>;
  /** Undefined for a link that is unknown, used, revoked or expired. */
  find(token: string): Promise<OpenLink | undefined>;
  /** Runs `work` for one caller at a time. Undefined when the link is gone or another caller has it; it stays open when `work` throws. */
  use(token: string, work: () => Promise<void>): Promise<boolean>;
  /** Deletes every open link of an account. Resolves with how many there were. */
  removeAll(key: string): Promise<number>;
}

const kind = "reconnect-link";
const useKind = "reconnect-use";
/** How long a process that dies while it uses a link keeps others from using it. */
const useMs = 60_000;

/** Reads and writes links. A record holds what the link is for, never its token. */
export function linkRecords(records: Records, clock: Clock): LinkRecords {
  async function find(token: string): Promise<OpenLink | undefined> {
    if (!isSecret(token)) return undefined;
    const link = await records.get<OpenLink>(kind, hashOf(token));
    // The store's clock may differ.
    return link && clock.now() < link.expiresAt ? link : undefined;
  }

  async function removeAll(key: string): Promise<number> {
    let removed = 0;
    for await (const { name, value } of records.list<OpenLink>(kind))
      if (value.key === key && (await records.delete(kind, name))) removed += 1;
    return removed;
  }

  return {
    find,
    removeAll,
    async add(token, link) {
      await records.add(kind, hashOf(token), { ...link }, { expiresAt: link.expiresAt });
    },
    async use(token, work) {
      const name = hashOf(token);
      const expiresAt = clock.now() + useMs;
      if (!(await records.add(useKind, name, { at: clock.now() }, { expiresAt }))) return false;
      try {
        // Whoever was first may have finished just now.
        const link = await find(token);
        if (!link) return false;
        await work();
        await records.delete(kind, name);
        await removeAll(link.key);
        return true;
      } finally {
        await records.delete(useKind, name);
      }
    },
  };
}
