import { createHash, createHmac } from "node:crypto";
import { ProviderConfigurationError, systemClock, type Clock } from "@tokens/core";
import type { Channel, Notice } from "../notice.ts";

/** Options of a webhook. */
export interface WebhookOptions {
  /** Receives a POST with one notice as JSON. Often contains a secret, so it is never printed. */
  readonly url: string;
  /**
   * Signs each request as Standard Webhooks do: `whsec_` and base64 of at least 24 bytes.
   *
   * @default requests are not signed
   */
  readonly secret?: string | undefined;
  readonly fetch?: typeof fetch;
  /** @default systemClock */
  readonly clock?: Clock;
  /** Timeout of one request, in milliseconds. @default 10,000 */
  readonly timeoutMs?: number;
}

/** Pauses before the second and the third attempt, in milliseconds. Later ones follow in later rounds. */
const pausesMs = [1000, 5000];
const minSecretBytes = 24;

/**
 * Posts each notice as JSON, with the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks. The id is
 * the same when a notice is sent again. Throws `ProviderConfigurationError` for an address or a secret that cannot be used.
 *
 * @see https://www.standardwebhooks.com
 */
export function webhook(options: WebhookOptions): Channel {
  const { fetch = globalThis.fetch, clock = systemClock, timeoutMs = 10_000 } = options;
  const url = URL.parse(options.url);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ProviderConfigurationError("The webhook's address is not a URL that starts with https:// or http://.");
  const key = options.secret === undefined ? undefined : keyOf(options.secret);

  /** Resolves with why the notice did not arrive, if so. */
  async function attempt(notice: Notice, signal: AbortSignal): Promise<string | undefined> {
    const body = JSON.stringify(notice);
    const id = idOf(notice);
    const timestamp = String(Math.floor(clock.now() / 1000));
    const headers = {
      "content-type": "application/json",
      "user-agent": "tokens-watch",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      ...(key && { "webhook-signature": `v1,${sign(key, `${id}.${timestamp}.${body}`)}` }),
    };
    try {
      const response = await fetch(url!, {
        method: "POST",
        headers,
        body,
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      return response.ok ? undefined : `${url!.origin} responded with ${response.status}`;
    } catch (error) {
      const { message, cause } = error as Error;
      return `${url!.origin} could not be reached (${(cause as Error | undefined)?.message || message})`;
    }
  }

  return {
    name: "webhook",
    async send(notices, signal) {
      for (const notice of notices) {
        let failure = await attempt(notice, signal);
        for (const pauseMs of pausesMs) {
          if (failure === undefined || signal.aborted) break;
          await clock.sleep(pauseMs, signal);
          failure = await attempt(notice, signal);
        }
        if (failure !== undefined) throw new Error(`${failure}. The notice is sent again in the next round.`);
      }
    },
  };
}

function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (secret.startsWith("whsec_") && key.length >= minSecretBytes) return key;
  throw new ProviderConfigurationError(
    `The webhook's secret is not "whsec_" followed by base64 of at least ${minSecretBytes} bytes. Create one: echo "whsec_$(openssl rand -base64 32)".`,
  );
}

function idOf({ id, type, since, at }: Notice): string {
  const turn = type === "opened" ? since : at;
  return createHash("sha256")
    .update(JSON.stringify([id, type, turn]))
    .digest("hex")
    .slice(0, 32);
}

function sign(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64");
}
