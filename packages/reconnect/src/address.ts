import { ProviderConfigurationError } from "@tokens/core";

/** Where the pages are, as options say. */
export interface Address {
  /** The public origin, e.g. `https://app.example.com`. Requests never decide it. */
  readonly origin: string;
  /** The path below which the pages are. @default "/reconnect" */
  readonly path?: string | undefined;
}

/** Where the pages are. */
export interface CheckedAddress {
  readonly origin: string;
  readonly path: string;
  /** Where providers send the browser back. */
  readonly redirectUri: string;
}

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Checks an address. Throws `ProviderConfigurationError` for one that is not https, except on this machine. */
export function checkedAddress({ origin, path = "/reconnect" }: Address): CheckedAddress {
  const url = URL.parse(origin);
  if (!url || url.href !== `${url.origin}/` || !["https:", "http:"].includes(url.protocol))
    throw new ProviderConfigurationError(
      `\`origin\` is the public address without a path, such as "https://app.example.com", not ${JSON.stringify(origin)}.`,
    );
  if (url.protocol === "http:" && !loopback.has(url.hostname))
    throw new ProviderConfigurationError(
      `\`origin\` must be https, because anyone who intercepts a link can use it: https://${url.host}.`,
    );
  if (!/^(\/[\w.~-]+)+$/.test(path))
    throw new ProviderConfigurationError(
      `\`path\` starts with a slash and does not end with one, such as "/reconnect", not ${JSON.stringify(path)}.`,
    );
  return { origin: url.origin, path, redirectUri: `${url.origin}${path}/callback` };
}
