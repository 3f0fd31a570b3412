import type { Session } from "@tokens/core";
import { hubstaffUrls } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { podioUrls } from "@tokens/podio";
import { podioLogin, type LoginChecks } from "@tokens/podio/login";
import { psohubUrls } from "@tokens/psohub";
import { psohubLogin } from "@tokens/psohub/login";
import type { ServiceSettings } from "./settings.ts";

/** A login in two steps, the same for every service. */
export interface Login {
  /** Origin of the login page, which the form redirects to. */
  readonly origin: string;
  begin(): Promise<{ readonly url: string; readonly checks: LoginChecks }>;
  finish(callback: URL, checks: LoginChecks): Promise<Session>;
}

/** The logins of the services that are set up. Their callbacks are `<origin>/callback/<name>`. */
export function createLogins(
  { hubstaff, podio, psohub }: ServiceSettings,
  origin: string,
): Readonly<Partial<Record<string, Login>>> {
  const redirectUri = (name: string): string => `${origin}/callback/${name}`;
  const logins: Record<string, Login> = {};
  if (hubstaff) {
    const login = hubstaffLogin({ ...hubstaff, redirectUri: redirectUri("hubstaff") });
    logins["hubstaff"] = {
      origin: new URL(hubstaff.authUrl ?? hubstaffUrls.authUrl).origin,
      begin: () => login.authorizationUrl(),
      finish: async (callback, checks) => (await login.exchange(callback, checks)).session,
    };
  }
  if (podio) {
    const login = podioLogin({ ...podio, redirectUri: redirectUri("podio") });
    logins["podio"] = {
      origin: new URL((podio.apiUrl ?? podioUrls.apiUrl).replace("//api.", "//")).origin,
      begin: () => login.authorizationUrl(),
      finish: async (callback, checks) => (await login.exchange(callback, checks)).session,
    };
  }
  if (psohub) {
    const login = psohubLogin({ ...psohub, redirectUri: redirectUri("psohub") });
    logins["psohub"] = {
      origin: new URL(psohub.apiUrl ?? psohubUrls.apiUrl).origin,
      begin: () => login.authorizationUrl(),
      finish: async (callback, checks) => (await login.exchange(callback, checks)).session,
    };
  }
  return logins;
}
