import type { Project } from "@tokens/psohub";
import { html } from "hono/html";

/** Escaped HTML of a page. */
export type Page = ReturnType<typeof html>;

function layout(title: string, body: Page): Page {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        ${body}
      </body>
    </html>`;
}

function button(action: string, label: string, csrf: string): Page {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="csrf" value="${csrf}" />
    <button>${label}</button>
  </form>`;
}

/** The sign-in page; `notice` says why it is shown. */
export function signInPage(csrf: string, notice = ""): Page {
  return layout(
    "Projects",
    html`<p role="status">${notice}</p>
      ${button("/login", "Sign in with PSOhub", csrf)}`,
  );
}

/** The projects of the signed-in user. */
export function projectsPage(csrf: string, projects: readonly Project[], truncated: boolean): Page {
  const rows = projects.map(
    ({ ProjectID, Name, Stage }) =>
      html`<tr>
        <td>${ProjectID}</td>
        <td>${Name}</td>
        <td>${Stage}</td>
      </tr>`,
  );
  const more = truncated ? html`<p>There may be more.</p>` : "";
  return layout(
    "Projects",
    html`<table>
        ${rows}
      </table>
      ${more} ${button("/sign-out", "Sign out", csrf)}`,
  );
}

/** An error page. */
export function errorPage(message: string): Page {
  return layout(
    "That did not work",
    html`<p role="alert">${message}</p>
      <p><a href="/">Back</a></p>`,
  );
}
