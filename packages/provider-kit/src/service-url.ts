import { ProviderConfigurationError } from "@tokens/core";

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address of a service, without a slash at the end. Tokens are sent there, so it must be https, or this machine. Throws
 * `ProviderConfigurationError` for anything else. `what` is the name of the option, e.g. `apiUrl`.
 */
export function serviceUrl(what: string, value: string | URL): string {
  const url = URL.parse(value);
  if (!url) {
    throw new ProviderConfigurationError(
      `${what} is not a URL: ${JSON.stringify(value)}. Pass one such as "https://api.example.com".`,
    );
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.test(url.hostname))) {
    throw new ProviderConfigurationError(
      `${what} is ${url.protocol}//${url.host}: tokens are sent over https only, or to this machine. Use an https address.`,
    );
  }
  return url.origin + withoutSlashes(url.pathname);
}

/** A path without the slashes at its end. */
export function withoutSlashes(path: string): string {
  return path.replace(/(?<!\/)\/+$/, "");
}
