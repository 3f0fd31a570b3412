import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Company } from "@tokens/reconnect";
import { readCompany } from "./company.ts";

/** Settings from the command line and the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly origin: string | undefined;
  readonly password: string | undefined;
  readonly company: Company | undefined;
  /** URL of the store. Takes precedence over the profile. */
  readonly store: string | undefined;
  readonly profile: string | undefined;
  /** Control address of a sandbox. */
  readonly sandbox: string | undefined;
}

/** Printed by `--help`. */
export const help = `Usage: tokens-console [options]

Shows and manages the accounts of a store in a browser. Prints a link that signs in one browser.

  --store <url>           the store: file:, sqlite:, postgres:, mysql:, redis: (or TOKENS_STORE)
  --profile <name>        profile of the tokens command, with the store and its encryption key
  --port <number>         the port to listen on (default: 4020)
  --host <address>        the address to listen on (default: 127.0.0.1); others require a password
  --origin <url>          the public address behind a reverse proxy, e.g. https://tokens.example.com
  --password-file <path>  a file with the sign-in password (or TOKENS_CONSOLE_PASSWORD)
  --company <name>        your name, for customers who open a reconnect link
  --logo <path>           your logo on their pages: an SVG, PNG, JPEG or WebP file
  --sandbox <url>         control address of a sandbox, whose credentials fill empty fields
`;

const minPasswordLength = 12;

/** Reads the options; undefined when help was requested. Throws a `TypeError` that describes an invalid option. */
export async function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Settings | undefined> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: "string" },
      profile: { type: "string" },
      port: { type: "string", default: "4020" },
      host: { type: "string", default: "127.0.0.1" },
      origin: { type: "string" },
      "password-file": { type: "string" },
      company: { type: "string" },
      logo: { type: "string" },
      sandbox: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const { host, store, profile, sandbox } = values;
  const port = Number(values.port);
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TypeError(`--port must be a number from 0 to 65535, not "${values.port}".`);
  const origin = values.origin === undefined ? undefined : originOf(values.origin);
  const path = values["password-file"];
  const password = path === undefined ? env["TOKENS_CONSOLE_PASSWORD"] : await fromFile(path);
  if (password !== undefined && password.length < minPasswordLength)
    throw new TypeError(`The console's password has fewer than ${minPasswordLength} characters. Choose a longer one.`);
  const exposed = !isLoopback(host) || (origin !== undefined && !isLoopback(new URL(origin).hostname));
  if (exposed && password === undefined)
    throw new TypeError(
      "Other machines could reach the console, so it needs a password. Set --password-file or TOKENS_CONSOLE_PASSWORD.",
    );
  if (origin === undefined && ["0.0.0.0", "::"].includes(host))
    throw new TypeError(
      `--host ${host} does not tell the console its public address. Add --origin, e.g. --origin https://tokens.example.com.`,
    );
  const company = await readCompany(values);
  return { host, port, origin, password, company, store, profile, sandbox };
}

/** What the operator must do about TLS; undefined on a loopback address. */
export function tlsGuidance({
  host,
  origin = `http://${host}`,
}: Pick<Settings, "host"> & { origin?: string | undefined }): string | undefined {
  const { protocol, hostname } = new URL(origin);
  if (protocol === "https:")
    return `The proxy that serves ${origin} must forward the Host header and send X-Forwarded-Proto: https.`;
  if (isLoopback(hostname)) return undefined;
  return "Warning: the password and every page are sent unencrypted. Put a TLS reverse proxy in front of the console, listen on 127.0.0.1, and set --origin https://…";
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new TypeError(`--origin must be an http or https address without a path, not "${text}".`);
  return url.origin;
}

/** Whether only this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return ["127.0.0.1", "::1", "[::1]", "localhost"].includes(host);
}

async function fromFile(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).replace(/(?<![\r\n])[\r\n]+$/, "");
  } catch (error) {
    throw new TypeError(`The password file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
}
