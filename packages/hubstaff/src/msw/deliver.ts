import type { Random } from "@tokens/provider-kit/msw";
import type { Clock } from "@tokens/core";
import type { WebhookEventName } from "../models.ts";
import { rowById } from "./rows.ts";
import type { HubstaffState } from "./state/tables.ts";

/** An event to send to a webhook's target. */
export interface SentEvent {
  readonly event: Exclude<WebhookEventName, "*">;
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * Id of the delivery.
   * @default a new one
   */
  readonly id?: string;
}

/** Sends an event, or the handshake, to a webhook's target. Throws when the webhook does not exist or is not active yet. */
export async function deliver(
  { state, clock, random }: { state: HubstaffState; clock: Clock; random: Random },
  webhookId: string,
  sent: SentEvent | undefined,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const webhook = rowById(state, "webhooks", webhookId);
  if (!webhook) throw new Error(`The mock has no webhook ${webhookId}.`);
  const url = webhook["target_url"] as string;
  if (!sent) return send(new Request(url, { method: "POST", headers: { "x-hook-secret": webhook.secret } }));
  if (webhook["status"] !== "active") throw new Error(`The webhook ${webhookId} is not active yet.`);
  // Hubstaff writes the time without a zone.
  const created_at = new Date(clock.now()).toISOString().slice(0, -1);
  const { id = random.uuid(), event, payload } = sent;
  const body = JSON.stringify({ id, event, created_at, payload });
  const headers = { "content-type": "application/json", "x-hook-signature": await signature(body, webhook.secret) };
  return send(new Request(url, { method: "POST", body, headers }));
}

async function signature(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
