import { base64url } from "@tokens/provider-kit";
import type { Random } from "@tokens/provider-kit/msw";
import type { CreateWebhookBody } from "../../models.ts";
import { invalid, notFound } from "../responses.ts";
import { lacking, now, rowById, shown, update, type Answers } from "../rows.ts";
import type { HubstaffState } from "../state/tables.ts";

type WebhookRoute =
  | "POST /v2/organizations/{organization_id}/webhooks"
  | "POST /v2/projects/{project_id}/webhooks"
  | "POST /v2/users/me/webhooks"
  | "GET /v2/webhooks/{webhook_id}"
  | "POST /v2/webhooks/{webhook_id}/activate";

/** Webhooks: created, verified by their target, and activated with the secret that the target received. */
export function webhookRoutes(state: HubstaffState, random: Random): Answers<WebhookRoute> {
  const create = ({ body }: { readonly body: CreateWebhookBody }): Response => {
    const incomplete = lacking(body, "events", "target_url");
    if (incomplete) return incomplete;
    const webhook = {
      id: random.uuid(),
      events: body.events,
      target_url: body.target_url,
      status: "pending",
      secret: base64url(random.bytes(24)),
      created_at: now,
      updated_at: now,
    };
    state.webhooks.push(webhook);
    return Response.json(shown("webhooks", webhook), { status: 201 });
  };
  return {
    "POST /v2/organizations/{organization_id}/webhooks": create,
    "POST /v2/projects/{project_id}/webhooks": create,
    "POST /v2/users/me/webhooks": create,
    "GET /v2/webhooks/{webhook_id}": ({ params }) => {
      const webhook = rowById(state, "webhooks", params.webhook_id);
      return webhook ? shown("webhooks", webhook) : notFound();
    },
    "POST /v2/webhooks/{webhook_id}/activate": ({ params, request }) => {
      const webhook = rowById(state, "webhooks", params.webhook_id);
      if (!webhook) return notFound();
      if (request.headers.get("x-hook-secret") !== webhook.secret)
        return invalid([{ attribute: "X-Hook-Secret", error: "does not match" }]);
      return Response.json(shown("webhooks", update(state, "webhooks", webhook, { status: "active" })), {
        status: 201,
      });
    },
  };
}
