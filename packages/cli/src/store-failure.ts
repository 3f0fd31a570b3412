import { readKeys, type Profile } from "@tokens/accounts";
import { isTokensError, type TokensError } from "@tokens/core";
import type { Cli } from "./cli.ts";
import { CommandError } from "./failure.ts";

/** A command that names another store. */
export const otherStore = "tokens profile set work --store sqlite:./tokens.db";

const drivers: Readonly<Record<string, string>> = {
  postgres: "pg",
  postgresql: "pg",
  mysql: "mysql2",
  mariadb: "mysql2",
  redis: "redis",
  rediss: "redis",
};

/** The failure of a store that cannot be opened: which one it is, where its name comes from, and how to use another. */
export async function storeFailure(cli: Cli, profile: Profile, error: unknown): Promise<unknown> {
  if (!isTokensError(error)) return error;
  if (await isKeyFailure(cli, profile)) return error;
  // What is wrong with an invalid URL may be its password.
  const url = error.code === "provider_configuration" ? "" : redactUrl(profile.store).replace(/(:\/\/[^#]*)#.*/s, "$1");
  const subject = url === "" || error.message.includes(url) ? "It" : `The store ${url}`;
  return new CommandError(`${error.message} ${subject} is set by ${originOf(cli, profile)}.`, {
    outcome: "store",
    code: "session_store",
    retryable: error.retryable,
    next: isDriverMissing(error) ? installation(url) : `correct the store, or use another one: ${otherStore}`,
  });
}

/** The URL of a store without what may be a secret. */
export function redactUrl(address: string): string {
  return address.replace(/:\/\/([^/@:]*):[^/]*@/, "://$1@").replace(/([?&](?!table=|prefix=)[^=&]*)=[^&]*/g, "$1=");
}

async function isKeyFailure({ io }: Cli, { key }: Profile): Promise<boolean> {
  if (key === undefined) return false;
  return readKeys(key, io.env).then(
    () => false,
    () => true,
  );
}

function originOf({ options, io }: Cli, { store }: Profile): string {
  if (options.store === store) return "--store";
  if (io.env["TOKENS_STORE"] === store) return "TOKENS_STORE";
  const name = options.profile ?? io.env["TOKENS_PROFILE"];
  return name ? `the profile ${name}` : "the current profile";
}

function isDriverMissing({ cause }: TokensError): boolean {
  return (cause as { readonly code?: unknown } | undefined)?.code === "ERR_MODULE_NOT_FOUND";
}

function installation(url: string): string {
  const driver = drivers[url.split(":")[0]!.toLowerCase()];
  return `npm install --global ${driver}; with npx: npx --package @tokens/cli --package ${driver} tokens …`;
}
