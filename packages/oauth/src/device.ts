import {
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type Clock,
  type Grant,
  type Session,
} from "@tokens/core";
import {
  loginConfiguration,
  loginError,
  loginStartError,
  type DeviceLogin,
  type LoginServer,
} from "@tokens/provider-kit/login";
import * as oidc from "openid-client";

const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** Starts the device flow (RFC 8628). */
export async function startDevice(
  server: LoginServer,
  { scope, resource = [] }: { readonly scope: string; readonly resource?: readonly string[] },
  toSession: (grant: Grant) => Session,
): Promise<DeviceLogin> {
  const { provider, clock } = server;
  try {
    const { config, grant } = await loginConfiguration(server);
    const started = clock.now();
    const resources = resource.map((one) => ["resource", one]);
    const device = await oidc.initiateDeviceAuthorization(
      config,
      new URLSearchParams([["scope", scope], ...resources]),
    );
    const expiresAt = started + device.expires_in * 1000;
    const intervalMs = (device.interval ?? 5) * 1000;
    return {
      userCode: device.user_code,
      verificationUri: device.verification_uri,
      verificationUriComplete: device.verification_uri_complete,
      expiresAt,
      async finish({ signal } = {}) {
        const request = (): ReturnType<typeof oidc.genericGrantRequest> =>
          oidc.genericGrantRequest(
            config,
            deviceGrant,
            new URLSearchParams([["device_code", device.device_code], ...resources]),
          );
        const tokens = await poll(request, { provider, clock, intervalMs, expiresAt, signal });
        return { session: toSession(grant()), claims: tokens.claims() };
      },
    };
  } catch (error) {
    throw loginStartError(provider, error);
  }
}

interface PollOptions {
  readonly provider: string;
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly expiresAt: number;
  readonly signal: AbortSignal | undefined;
}

/** Repeats a token request until it is granted or refused (RFC 8628 section 3.5). */
async function poll<T>(
  request: () => Promise<T>,
  { provider, clock, intervalMs: firstIntervalMs, expiresAt, signal }: PollOptions,
): Promise<T> {
  for (let intervalMs = firstIntervalMs; clock.now() + intervalMs < expiresAt;) {
    await clock.sleep(intervalMs, signal);
    signal?.throwIfAborted();
    try {
      return await request();
    } catch (cause) {
      const error = loginError(provider, cause);
      const code = error instanceof ProviderUnavailableError ? error.providerCode : undefined;
      if (code === "slow_down") intervalMs += 5000;
      else if (code !== "authorization_pending") throw error;
    }
  }
  throw new ReauthorizationRequiredError(`The code of this ${provider} login has expired. Start the login again.`, {
    reason: "expired",
  });
}
