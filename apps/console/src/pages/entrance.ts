import { html } from "hono/html";
import { layout, nothing, plainPage, problem, type Frame, type Page } from "./layout.ts";

/** For a browser without a link, or with one that was used. */
export function closedPage(used: boolean): Page {
  return plainPage(
    used ? "This link was used already" : "The console is closed to this browser",
    html`<p>
      ${used ? "Each link lets in one browser, once. " : ""}Open the link that the terminal with the console shows:
      after each use it shows a new one.
    </p>`,
  );
}

/** Goes on by itself to a page of the console, with the cookie that a request from another site does not carry. */
export function passagePage(title: string, to: string): Page {
  return plainPage(title, html`<p><a class="button" href="${to}">Continue</a></p>`, to);
}

/** Asks for the password. */
export function passwordPage(refusal?: string): Page {
  return plainPage(
    "Log in to the console",
    html`${refusal === undefined ? nothing : html`<p role="alert" class="problem">${refusal}</p>`}
      <form method="post" action="/enter" class="settings">
        <div class="field">
          <label for="password">Password of the console</label>
          <input id="password" name="password" type="password" required autocomplete="current-password" autofocus />
        </div>
        <button>Log in</button>
      </form>`,
  );
}

/** What went wrong, for a browser that has entered. */
export function problemPage(frame: Frame, title: string, error: Error): Page {
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      ${problem(error)}
      <p><a class="button" href="/">To the accounts</a></p>`,
  });
}

/** An address that leads nowhere. */
export function missingPage(frame: Frame): Page {
  return layout(frame, {
    title: "Not here",
    body: html`<h1>There is nothing here</h1>
      <p>The account may have been disconnected. <a href="/">See those that are there</a></p>`,
  });
}
