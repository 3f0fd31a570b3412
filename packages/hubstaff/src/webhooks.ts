/**
 * Webhooks: the handshake that verifies a target, and events with a valid signature, each once.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { activateWebhook, webhookHandler } from "@tokens/hubstaff/webhooks";
 *
 * const hubstaff = createHubstaff({ organizationToken: process.env.HUBSTAFF_TOKEN });
 * let secret: string | undefined;   // in a store that lasts
 *
 * export const POST = webhookHandler({
 *   secret: () => secret,
 *   keepSecret: (sent) => void (secret = sent),
 *   onEvent: ({ event, payload }) => console.log(event, payload),
 * });
 *
 * const { id } = await hubstaff.request("POST /v2/users/me/webhooks", {
 *   body: { events: ["timer.start"], target_url: "https://example.com/hubstaff" },
 * });
 * if (secret) await activateWebhook(hubstaff, id, secret);
 * ```
 *
 * @module
 */
import { readLimited } from "@tokens/core/token-endpoint";
import type { Hubstaff } from "./client.ts";
import type { DateTime, WebhookEventName } from "./models.ts";

export type { WebhookEventName } from "./models.ts";

/** What Hubstaff sends to a webhook's target. Its events' names are the members of a union; payloads are not documented. */
export type WebhookEvent = {
  [E in Exclude<WebhookEventName, "*">]: {
    /** Of the delivery (a UUID); a repeated delivery has the same. */
    readonly id: string;
    readonly event: E;
    /** As sent, with the `Z` that Hubstaff leaves out. */
    readonly created_at: DateTime;
    readonly payload: Readonly<Record<string, unknown>>;
  };
}[Exclude<WebhookEventName, "*">];

/** Ids of handled deliveries: a `Set`, or a table that several processes share. */
export interface SeenDeliveries {
  has(id: string): boolean | Promise<boolean>;
  /** Called when the listener has finished. */
  add(id: string): unknown;
}

/** Options of `webhookHandler`. */
export interface WebhookHandlerOptions {
  /** The stored secret of this webhook; undefined before its handshake. */
  secret(): string | undefined | Promise<string | undefined>;
  /** Stores the secret of a handshake before it is answered. Called only while there is none. */
  keepSecret(secret: string): unknown;
  /** Called once for each event. When it throws, the handler rejects and the delivery counts as unseen. */
  onEvent(event: WebhookEvent): unknown;
  /** @default the last 1000, in memory */
  readonly seen?: SeenDeliveries;
}

const handshakeHeader = "x-hook-secret";

/**
 * Answers Hubstaff's requests to one webhook: `Request` in, `Response` out, for any web framework. Each webhook needs a handler and
 * a URL of its own.
 *
 * The first handshake is trusted, since nothing proves who sends it; once there is a secret, others are refused. Replies:
 * 200 to a handshake, an event, and an event seen before (without calling `onEvent`); 400 to a body that is not an event; 413 to one over 1 MiB; 401 to a
 * wrong signature or handshake; 405 to another method.
 */
export function webhookHandler(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const { secret: readSecret, keepSecret, onEvent, seen = recentDeliveries() } = options;
  const underWay = new Map<string, Promise<unknown>>();

  async function handshake(sent: string): Promise<Response> {
    const kept = await readSecret();
    if (kept === undefined) await keepSecret(sent);
    else if (!(await isSame(kept, sent))) return reply(401, "This target has been verified with another secret.");
    return new Response(null, { status: 200, headers: { [handshakeHeader]: sent } });
  }

  async function deal(event: WebhookEvent): Promise<void> {
    if (await seen.has(event.id)) return;
    await onEvent(event);
    await seen.add(event.id);
  }

  return async (request) => {
    if (request.method !== "POST") return reply(405, "Webhooks are sent by POST.");
    let body: Uint8Array<ArrayBuffer> | undefined;
    try {
      body = await readLimited(request);
    } catch {
      return reply(400, "The body is incomplete.");
    }
    if (!body) return reply(413, "The body is too large for an event.");
    const sentSecret = request.headers.get(handshakeHeader);
    if (body.byteLength === 0 && sentSecret) return handshake(sentSecret);
    const secret = await readSecret();
    if (secret === undefined || !(await verifySignature(body, request.headers.get("x-hook-signature"), secret)))
      return reply(401, "The signature does not match.");
    const event = readEvent(body);
    if (!event) return reply(400, "The body is not an event.");
    const work = underWay.get(event.id) ?? deal(event).finally(() => underWay.delete(event.id));
    underWay.set(event.id, work);
    await work;
    return new Response(null, { status: 200 });
  };
}

/** Whether `signature`, the `X-Hook-Signature` of a delivery, is the hex HMAC-SHA256 of its raw body. In constant time. */
export async function verifySignature(
  body: BufferSource,
  signature: string | null | undefined,
  secret: string,
): Promise<boolean> {
  if (!signature || !/^[\da-f]{64}$/i.test(signature)) return false;
  const bytes = Uint8Array.from(signature.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", await hmacKey(secret), bytes, body);
}

/** Activates a webhook with the secret that its target was sent in the handshake. Throws like `request`. */
export async function activateWebhook(hubstaff: Hubstaff, webhookId: string, secret: string): Promise<void> {
  await hubstaff.request("POST /v2/webhooks/{webhook_id}/activate", {
    webhook_id: webhookId,
    headers: { "X-Hook-Secret": secret },
  });
}

/** The last `most` ids, in memory. */
export function recentDeliveries(most: number = 1000): SeenDeliveries {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.add(id);
      for (const oldest of ids) {
        if (ids.size <= most) break;
        ids.delete(oldest);
      }
    },
  };
}

function readEvent(body: Uint8Array): WebhookEvent | undefined {
  try {
    const event = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as Partial<WebhookEvent> | null;
    const { id, event: name, created_at: createdAt = "", payload = {} } = event ?? {};
    if (typeof id !== "string" || id === "" || typeof name !== "string" || typeof createdAt !== "string")
      return undefined;
    const zoned = createdAt === "" || /(?:z|[+-]\d\d:?\d\d)$/i.test(createdAt) ? createdAt : `${createdAt}Z`;
    return { id, event: name, created_at: zoned, payload };
  } catch {
    return undefined;
  }
}

/** Compares in constant time, by HMAC under a random key. */
async function isSame(one: string, other: string): Promise<boolean> {
  const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  const encoder = new TextEncoder();
  const mark = await crypto.subtle.sign("HMAC", key, encoder.encode(one));
  return crypto.subtle.verify("HMAC", key, mark, encoder.encode(other));
}

function hmacKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
}

function reply(status: number, error: string): Response {
  return Response.json({ error }, { status });
}
