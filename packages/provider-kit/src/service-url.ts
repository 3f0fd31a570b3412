import { ProviderConfigurationError } from "@tokens/core";

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address of a service, without a slash at the end. Tokens travel there, so it is https, or this machine.
 * Throws `ProviderConfigurationError` for anything else. `what` names the option, e.g. `apiUrl`.
 */
export function serviceUrl(what: string, value: string | URL): string {
  const url = URL.parse(value);
  if (!url) {
    throw new ProviderConfigurationError(
      `${what} is not a URL: ${JSON.stringify(value)}. Give one like "https://api.example.com".`,
    );
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.test(url.hostname))) {
    throw new ProviderConfigurationError(
      `${what} is ${url.protocol}//${url.host}: tokens are sent over https only, or to this machine. Use an https address.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}
