import { html } from "hono/html";
import type { ConnectionState } from "./connections.ts";

/** Escaped HTML of a page. */
export type Page = ReturnType<typeof html>;

/** One line of the page: a service, and the status of this user's account. */
export interface ConnectionRow {
  readonly name: string;
  readonly label: string;
  readonly state: ConnectionState;
}

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

const words: Readonly<Record<ConnectionState, string>> = {
  none: "not connected",
  connected: "connected",
  lost: "access has ended: connect again",
};

/** The services and what this user can do with each. */
export function connectionsPage(csrf: string, rows: readonly ConnectionRow[]): Page {
  const lines = rows.map(
    ({ name, label, state }) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td>${words[state]}</td>
        <td>
          ${state === "connected" ? "" : button(`/connect/${name}`, state === "lost" ? "Connect again" : "Connect", csrf)}
          ${state === "none" ? "" : button(`/disconnect/${name}`, "Disconnect", csrf)}
        </td>
      </tr>`,
  );
  return layout(
    "Connections",
    html`<p>What you connect is used while you are away.</p>
      <table>
        ${lines}
      </table>`,
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
