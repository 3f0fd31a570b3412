import { accountOf, findAccount, type Account } from "@tokens/accounts";
import { systemClock, type Clock } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { processName, type JournalEntry, type Store } from "@tokens/store";
import { checkedAddress, type Address } from "./address.ts";
import { linkRecords } from "./link-records.ts";
import { randomSecret } from "./secrets.ts";
import { targetOf } from "./target.ts";
import { isLanguage, languages, type Language } from "./texts/index.ts";

/** The parts of a store that links need. */
export type ReconnectStore = Pick<Store, "sessions" | "records" | "journal">;

/** Options of `reconnectLinks`. */
export interface ReconnectLinksOptions extends Address {
  readonly providers: readonly ProviderDescriptor[];
  readonly store: ReconnectStore;
  readonly clock?: Clock | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Name of this process in the journal. @default `<host>:<pid>` */
  readonly by?: string | undefined;
  /** Called with failures of the journal, which interrupt nothing, and errors that no customer's page shows. @default they are ignored */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** Options of a link. */
export interface LinkOptions {
  /** Milliseconds. @default 604,800,000 (7 days) */
  readonly validForMs?: number | undefined;
  /** Language of the pages. @default that of the customer's browser */
  readonly language?: Language | undefined;
  /** The person or program that the link is created for, in the journal. */
  readonly who?: string | undefined;
}

/** A link for one customer. Whoever has it can reconnect the account: send it to the customer only. */
export interface Link {
  readonly url: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Creates and revokes the links of a store's accounts. */
export interface ReconnectLinks {
  /**
   * Creates a link with which a customer logs in again. `account` is an account, its key or its name, e.g. `hubstaff/alice`. Throws
   * `ProviderConfigurationError` when there is no such account, or a customer cannot reconnect it.
   */
  link(account: Account | string, options?: LinkOptions): Promise<Link>;
  /** Revokes every open link of an account. Resolves with how many there were. Throws like `link`. */
  revoke(account: Account | string, options?: Pick<LinkOptions, "who">): Promise<number>;
}

const weekMs = 7 * 86_400_000;

/** Links without the pages behind them: for a program that sends them, while another serves `createReconnect()`. */
export function reconnectLinks(options: ReconnectLinksOptions): ReconnectLinks {
  const { providers, store, clock = systemClock, by = processName(), onError } = options;
  const { fetch = globalThis.fetch } = options;
  const { sessions, records, journal } = store;
  const { origin, path } = checkedAddress(options);
  const links = linkRecords(records, clock);

  async function keyOf(account: Account | string): Promise<string> {
    if (typeof account !== "string") return account.key;
    if (account.includes(":") && (await sessions.get(account))) return account;
    const accounts: Account[] = [];
    for await (const { key } of sessions.list()) accounts.push(accountOf(key));
    return findAccount(accounts, account).key;
  }

  const note = (entry: Omit<JournalEntry, "at" | "by">): Promise<void> =>
    journal.append([{ at: clock.now(), by, ...entry }]).catch((error: Error) => onError?.(error));

  return {
    async link(account, { validForMs = weekMs, language, who } = {}) {
      if (!(validForMs > 0 && Number.isFinite(validForMs)))
        throw new RangeError(`validForMs must be a positive number of milliseconds, not ${validForMs}.`);
      if (language !== undefined && !isLanguage(language))
        throw new RangeError(`language must be one of ${languages.join(", ")}, not ${JSON.stringify(language)}.`);
      const key = await keyOf(account);
      await targetOf({ providers, sessions, fetch }, key);
      const token = randomSecret();
      const createdAt = clock.now();
      const expiresAt = createdAt + validForMs;
      await links.add(token, { key, createdAt, expiresAt, by, ...(who && { who }), ...(language && { language }) });
      await note({ key, type: "link-created", expiresAt, who });
      return { url: `${origin}${path}/${token}`, expiresAt };
    },
    async revoke(account, { who } = {}) {
      const key = await keyOf(account);
      const revoked = await links.removeAll(key);
      if (revoked > 0) await note({ key, type: "link-revoked", who });
      return revoked;
    },
  };
}
