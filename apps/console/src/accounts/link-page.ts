import type { Link } from "@tokens/reconnect";
import { html } from "hono/html";
import { layout, nothing, problem, type Frame, type Page } from "../shared/layout.ts";
import { until } from "../shared/times.ts";
import type { AccountView } from "./account-view.ts";

/** What the page of a new link shows. */
export interface NewLink {
  readonly link: Link;
  /** Whether only this machine can open it. */
  readonly local: boolean;
  readonly now: number;
}

/** A link for the customer of an account, shown once. */
export function linkPage(frame: Frame, { id, name, provider }: AccountView, { link, local, now }: NewLink): Page {
  return layout(frame, {
    title: `Reconnect link for ${name}`,
    body: html`<h1>Reconnect link for ${name}</h1>
      <p>
        Send this link to the customer. It opens a page on which they log in at ${provider} again, works once, and
        expires ${until(link.expiresAt, now)}. It is not shown again.
      </p>
      <div class="field link">
        <label for="link">Link</label>
        <input id="link" value="${link.url}" readonly data-focus aria-describedby="link-hint" />
        <p class="hint" id="link-hint">Whoever has the link can reconnect the account.</p>
      </div>
      ${
        local
          ? html`<p class="problem">
              Only this machine can open it. Start the console with --origin, the address that customers reach.
            </p>`
          : nothing
      }
      <p class="controls"><a class="button" href="/accounts/${id}">Back to the account</a></p>`,
  });
}

/** Why no link could be made. */
export function noLinkPage(frame: Frame, { id, name }: AccountView, error: Error): Page {
  return layout(frame, {
    title: `Reconnect link for ${name}`,
    body: html`<h1>Reconnect link for ${name}</h1>
      ${problem(error, "Reconnect the account here, with settings of your own.")}
      <p class="controls"><a class="button" href="/accounts/${id}">Back to the account</a></p>`,
  });
}
