import { html } from "hono/html";
import { layout, problem, type Frame, type Page } from "./layout.ts";

/** An error, for a signed-in browser. */
export function problemPage(frame: Frame, title: string, error: Error): Page {
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      ${problem(error)}
      <p><a class="button" href="/">Go to accounts</a></p>`,
  });
}

/** For an address that does not exist. */
export function missingPage(frame: Frame): Page {
  return layout(frame, {
    title: "Not found",
    body: html`<h1>Page not found</h1>
      <p>The account may have been disconnected, or the console restarted. <a href="/">Show all accounts</a></p>`,
  });
}
