import { html } from "hono/html";
import { csrfField, layout, nothing, problem, type Frame, type Page } from "../shared/layout.ts";
import { nextStepOfDevice } from "../shared/next-step.ts";
import { until } from "../shared/times.ts";
import type { DeviceAttempt } from "./device-attempt.ts";

/** The code to enter on another device, or why the login failed. */
export function devicePage(frame: Frame, { provider, form, login, outcome }: DeviceAttempt, now: number): Page {
  const failed = outcome && "error" in outcome ? outcome.error : undefined;
  return layout(frame, {
    title: `Log in at ${provider}`,
    refreshS: 3,
    reloads: failed === undefined,
    body: html`<h1>Log in at ${provider}</h1>
      <div data-live id="device">
        ${failed ? failure(failed, form) : html`${instructions(login, now)} ${cancel(frame)}`}
      </div>`,
  });
}

function instructions(
  { userCode, verificationUri, verificationUriComplete, expiresAt }: DeviceAttempt["login"],
  now: number,
): Page {
  const direct = verificationUriComplete === undefined ? undefined : webAddress(verificationUriComplete);
  return html`<ol class="steps">
      <li>Open ${link(verificationUri)} on any device.</li>
      <li>
        Enter this code:
        <p class="code"><code>${userCode}</code></p>
      </li>
    </ol>
    ${
      direct === undefined
        ? nothing
        : html`<p>
            Or <a href="${direct}" target="_blank" rel="noreferrer">open the page with the code filled in</a>.
          </p>`
    }
    <p class="hint">
      The code expires ${until(expiresAt, now)}. This page continues automatically once the code is entered.
    </p>`;
}

function cancel({ csrf }: Frame): Page {
  return html`<form method="post" action="/device/cancel" class="controls">
    ${csrfField(csrf)}<button class="second">Cancel</button>
  </form>`;
}

function failure(error: Error, form: string): Page {
  return html`${problem(error, nextStepOfDevice(error))}
    <p><a class="button" href="${form}">Start again</a></p>`;
}

function link(address: string): Page {
  const href = webAddress(address);
  return href === undefined
    ? html`<code>${address}</code>`
    : html`<a href="${href}" target="_blank" rel="noreferrer">${address}</a>`;
}

/** Undefined for an address that is not of the web: a server may send any text. */
function webAddress(address: string): string | undefined {
  return ["https:", "http:"].includes(URL.parse(address)?.protocol ?? "") ? address : undefined;
}
