import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { matchesPattern } from "@tokens/accounts";
import { ProviderConfigurationError, systemClock, type Clock } from "@tokens/core";
import type { Records } from "@tokens/store";

/** A program with a key of its own. */
export interface AgentClient {
  readonly name: string;
  /** The accounts that it may use: `hubstaff/alice`, or a pattern in which `*` stands for any characters. */
  readonly accounts: readonly string[];
  /** When its key was created, in Unix milliseconds. */
  readonly addedAt: number;
}

/** A new client. */
export interface AddedClient extends AgentClient {
  /** 256 random bits, which are not stored. */
  readonly key: string;
}

/** A client with the SHA-256 of its key, in hexadecimal digits. */
export interface StoredClient extends AgentClient {
  readonly hash: string;
}

/** Options of `addClient`. */
export interface AddClientOptions extends Pick<AgentClient, "name" | "accounts"> {
  /** @default systemClock */
  readonly clock?: Clock;
  /** Random bytes. @default those of node:crypto */
  readonly random?: (size: number) => Uint8Array;
}

const kind = "agent-client";
const keyBytes = 32;
/** By which scanners for leaked secrets recognize a key. */
const keyPrefix = "tokens_";

/** Adds a client and creates its key. Throws `ProviderConfigurationError` when the name is taken or no account is given. */
export async function addClient(
  records: Pick<Records, "add">,
  { name, accounts, clock = systemClock, random = randomBytes }: AddClientOptions,
): Promise<AddedClient> {
  if (!/^[\w.@-]{1,64}$/.test(name))
    throw new ProviderConfigurationError(
      `"${name}" cannot be the name of a client: use up to 64 letters, digits and . _ @ -.`,
    );
  if (accounts.length === 0 || accounts.includes(""))
    throw new ProviderConfigurationError(`Name the accounts that ${name} may use: hubstaff/alice, podio/* or *.`);
  const key = keyPrefix + Buffer.from(random(keyBytes)).toString("base64url");
  const stored = { accounts, addedAt: clock.now(), hash: hashOf(key).toString("hex") };
  if (!(await records.add(kind, name, stored)))
    throw new ProviderConfigurationError(
      `There is a client "${name}" already: remove it first, or choose another name.`,
    );
  return { name, accounts, addedAt: stored.addedAt, key };
}

/** Every client, by name. */
export async function listClients(records: Pick<Records, "list">): Promise<readonly AgentClient[]> {
  return (await readClients(records)).map(({ name, accounts, addedAt }) => ({ name, accounts, addedAt }));
}

/** Removes a client, whose key stops working within a second. Resolves with whether there was one. */
export function removeClient(records: Pick<Records, "delete">, name: string): Promise<boolean> {
  return records.delete(kind, name);
}

/** Every client with the hash of its key, by name. */
export async function readClients(records: Pick<Records, "list">): Promise<readonly StoredClient[]> {
  const clients: StoredClient[] = [];
  for await (const { name, value } of records.list<Omit<StoredClient, "name">>(kind)) clients.push({ name, ...value });
  return clients.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The client with this key. Compares with every client, each in constant time. */
export function clientOf<C extends StoredClient>(clients: readonly C[], key: string): C | undefined {
  const hash = hashOf(key);
  let found: C | undefined;
  for (const client of clients) if (timingSafeEqual(hash, Buffer.from(client.hash, "hex"))) found = client;
  return found;
}

/** Whether a client may use the account of that name. */
export function mayUse({ accounts }: AgentClient, name: string): boolean {
  return accounts.some((pattern) => matchesPattern(pattern, name));
}

function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
