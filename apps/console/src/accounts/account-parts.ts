import type { AccountDetails, AccountStatus } from "@tokens/accounts";
import { html } from "hono/html";
import { nothing, type Page } from "../shared/layout.ts";
import { lasting, since, until } from "../shared/times.ts";
import { stateWords } from "../shared/wording.ts";

/** A state as a word, color and shape. */
export function badge(state: AccountStatus["state"]): Page {
  return html`<span class="badge ${state}">${stateWords[state]}</span>`;
}

/** Labels of an account, and who is responsible for it. */
export function labelChips({ labels, owner }: AccountDetails): Page {
  const names = Object.entries(labels);
  if (names.length === 0 && !owner) return nothing;
  return html`<p class="labels">
    ${names.map(([name, value]) => html`<span class="label">${name}=${value}</span> `)}
    ${owner ? html`<span class="owner">${owner}</span>` : nothing}
  </p>`;
}

/** For how long an account has been failing. */
export function failingFor({ failure }: AccountStatus, now: number): Page {
  return failure ? html`<span class="for">${lasting(failure.since, now)}</span>` : nothing;
}

/** Expiry of the token, end of the login, time of the last refresh and the process that made it, as list terms. */
export function times(status: AccountStatus, now: number): Page {
  const { expiresAt, refreshedAt, by } = status;
  const process = by === undefined ? nothing : html`<span class="process">by ${by}</span>`;
  return html`<div>
      <dt>Token expires</dt>
      <dd>${expiresAt === undefined ? "unknown" : until(expiresAt, now)}</dd>
    </div>
    <div>
      <dt>Login ends</dt>
      <dd>${loginEnd(status, now)}</dd>
    </div>
    <div>
      <dt>Last refresh</dt>
      <dd>${refreshedAt === undefined ? "unknown" : html`${since(refreshedAt, now)} ${process}`}</dd>
    </div>`;
}

function loginEnd({ state, loginEndsAt, failure, refreshTokenExpiresAt }: AccountStatus, now: number): Page {
  const dead = state === "needs-login" || failure?.code === "reauthorization_required";
  if (dead || (refreshTokenExpiresAt ?? Infinity) <= now) return html`ended`;
  return loginEndsAt === undefined ? html`<span class="none">no end known</span>` : html`${until(loginEndsAt, now)}`;
}
