import { html, raw } from "hono/html";
import { codeOf, helpLink } from "./error-help.ts";
import { nextStep } from "./next-step.ts";

/** Escaped HTML of a page or a part of one. */
export type Page = ReturnType<typeof html>;

/** What every page of a signed-in browser needs. */
export interface Frame {
  readonly csrf: string;
  /** Name of the store. */
  readonly store: string;
  /** The outcome of the last action, shown once. */
  readonly notice?: string | undefined;
}

/** HTML without the line breaks and indents of its templates, for long lists. Text in it must not need its own. */
export function compact(page: Page): Page {
  return page instanceof Promise ? page : raw(page.replace(/\n\s*/g, " "));
}

/** Empty HTML. */
export const nothing: Page = html``;

/**
 * A page of the console. `refreshS`: seconds between fetches of its live parts when no event arrives. With `reloads`, a browser
 * without scripts loads the page again as often.
 */
export function layout(
  { csrf, store, notice }: Frame,
  {
    title,
    body,
    refreshS,
    reloads,
  }: { readonly title: string; readonly body: Page; readonly refreshS?: number; readonly reloads?: boolean },
): Page {
  return shell(
    title,
    html`<a class="skip" href="#main">Skip to content</a>
      <header>
        <p class="brand"><a href="/">Tokens</a></p>
        <nav aria-label="Console">
          <a href="/">Accounts</a>
          <a href="/history">History</a>
          <a href="/connect">Connect</a>
          <form method="post" action="/sign-out">${csrfField(csrf)}<button class="quiet">Sign out</button></form>
        </nav>
      </header>
      <main id="main" tabindex="-1" data-refresh="${refreshS ?? ""}">
        <p class="notice">${notice ?? ""}</p>
        ${body}
      </main>
      <footer>
        <p>Store: <code>${store}</code></p>
        <p id="connection"></p>
        <button class="quiet keys" type="button" data-keys>Keys: ?</button>
        <p id="announcer" class="unseen" aria-live="polite"></p>
      </footer>
      ${keysDialog()}
      <script type="module" src="/live.js"></script>
      <script type="module" src="/keys.js"></script>`,
    reloads ? html`<noscript><meta http-equiv="refresh" content="${refreshS ?? 5}" /></noscript>` : nothing,
  );
}

const keys = [
  ["/", "Search"],
  ["j, k", "Next, previous account"],
  ["Enter", "Open the account"],
  ["x", "Select the account"],
  ["?", "Show this list"],
] as const;

function keysDialog(): Page {
  return html`<dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">Keys</h2>
    <dl>
      ${keys.map(
        ([key, what]) =>
          html`<dt><kbd>${key}</kbd></dt>
            <dd>${what}</dd>`,
      )}
    </dl>
    <form method="dialog"><button>Close</button></form>
  </dialog>`;
}

/** A page for a browser that is not signed in or is being redirected; `to` is the redirect target. */
export function plainPage(title: string, body: Page, to?: string): Page {
  const refresh = to === undefined ? nothing : html`<meta http-equiv="refresh" content="0; url=${to}" />`;
  return shell(
    title,
    html`<main id="main" class="narrow">
      <h1>${title}</h1>
      ${body}
    </main>`,
    refresh,
  );
}

function shell(title: string, body: Page, head: Page = nothing): Page {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${head}
        <title>${title} · Tokens</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

/** The CSRF token of a form. */
export function csrfField(csrf: string): Page {
  return html`<input type="hidden" name="csrf" value="${csrf}" />`;
}

/** An error, and what to do next. */
export function problem(error: Error, next: string = nextStep(error)): Page {
  return html`<div role="alert" class="problem" tabindex="-1" data-focus>
    <p>${error.message}</p>
    <p><strong>What to do:</strong> ${next} ${helpLink(codeOf(error))}</p>
  </div>`;
}
