import { html } from "hono/html";
import { layout, nothing, plainPage, problem, type Frame, type Page } from "./layout.ts";

/** For a browser without a link, or with one that was used. */
export function closedPage(used: boolean): Page {
  return plainPage(
    used ? "This link has already been used" : "Sign-in required",
    html`<p>
      ${used ? "Each link signs in one browser, once. " : ""}Open the link shown in the console's terminal. A new link
      appears after each use.
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
    "Sign in to the console",
    html`${refusal === undefined ? nothing : html`<p role="alert" class="problem">${refusal}</p>`}
      <form method="post" action="/enter" class="settings">
        <div class="field">
          <label for="password">Console password</label>
          <input id="password" name="password" type="password" required autocomplete="current-password" autofocus />
        </div>
        <button>Sign in</button>
      </form>`,
  );
}

/** What went wrong, for a browser that has entered. */
export function problemPage(frame: Frame, title: string, error: Error): Page {
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      ${problem(error)}
      <p><a class="button" href="/">Go to accounts</a></p>`,
  });
}

/** An address that leads nowhere. */
export function missingPage(frame: Frame): Page {
  return layout(frame, {
    title: "Not found",
    body: html`<h1>Page not found</h1>
      <p>The account may have been disconnected. <a href="/">Show all accounts</a></p>`,
  });
}
