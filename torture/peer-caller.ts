/**
 * A process that uses an account with another library, as its documentation shows. All processes share a file with the tokens.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { counting } from "./counting.ts";
import { mark } from "./mark.ts";
import type { CallerMethods, Program } from "./caller.ts";
import { answerCalls } from "./rpc.ts";

/** What `peers/contract.ts` says, which is outside of the workspace. */
interface PeerTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
}

interface TokenStore {
  load(): Promise<PeerTokens>;
  save(tokens: PeerTokens): Promise<void>;
}

interface PeerAccount {
  accessToken(): Promise<string>;
}

interface Peer {
  open(app: object, store: TokenStore): Promise<PeerAccount>;
}

let open: { store: TokenStore; account(): Promise<PeerAccount> } | undefined;
let aheadMs = 0;
/** Some retry for minutes. */
const patienceMs = 10_000;

/** Some report each refused token on the console. */
for (const level of ["log", "warn", "error"] as const) console[level] = () => undefined;

/** Libraries have no clock to set. */
const SystemDate = Date;
globalThis.Date = class extends SystemDate {
  constructor(...args: readonly unknown[]) {
    super(...((args.length > 0 ? args : [SystemDate.now() + aheadMs]) as [number]));
  }
  static override now(): number {
    return SystemDate.now() + aheadMs;
  }
} as DateConstructor;

const methods: CallerMethods = {
  async open({ client, store: url, account: name, authority, caller, clockAheadMs = 0 }: Program) {
    aheadMs = clockAheadMs;
    const { peers } = (await import(new URL("../peers/index.ts", import.meta.url).href)) as {
      peers: Readonly<Record<string, () => Promise<Peer>>>;
    };
    const store = await fileStore(url.replace(/^file:/, ""), name);
    const { origin } = new URL(authority.tokenEndpoint);
    const app = { tokenEndpoint: `${origin}/oauth/token`, issuer: origin, clientId: caller, clientSecret: "torture" };
    let account: Promise<PeerAccount> | undefined;
    // A program that is started before the login has no tokens to read.
    open = { store, account: () => (account ??= peers[client]!().then((peer) => peer.open(app, store))) };
  },
  save: ({ accessToken, refreshToken, lifetimeMs }) =>
    open!.store.save({ accessToken, refreshToken, expiresAt: Date.now() + lifetimeMs }),
  pass(ms) {
    aheadMs += ms;
  },
  call: counting(async () => (await open!.account()).accessToken(), codeOf, patienceMs),
  loop: () => {
    throw new Error("A peer is only called.");
  },
  stored: async () => mark((await open!.store.load()).refreshToken),
  close: () => Promise.resolve(void (open = undefined)),
};

async function fileStore(directory: string, account: string): Promise<TokenStore> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${account}.json`);
  return {
    load: async () => JSON.parse(await readFile(path, "utf8")) as PeerTokens,
    async save(tokens) {
      const written = `${path}.${crypto.randomUUID()}`;
      await writeFile(written, JSON.stringify(tokens));
      await rename(written, path);
    },
  };
}

/** Libraries say `invalid_grant` in one member or another. */
function codeOf(error: unknown): string {
  return /invalid_grant/.test(inspect(error, { depth: 4 })) ? "invalid_grant" : "error";
}

answerCalls(methods);
