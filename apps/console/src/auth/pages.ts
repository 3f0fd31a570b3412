import { html } from "hono/html";
import { nothing, plainPage, type Page } from "../shared/layout.ts";

/** For a browser that has no link, or a used one. */
export function linkRequiredPage(used: boolean): Page {
  return plainPage(
    used ? "This link has already been used" : "Sign-in required",
    html`<p>
      ${used ? "Each link signs in one browser, once. " : ""}Open the link shown in the console's terminal. A new link
      appears after each use.
    </p>`,
  );
}

/** Redirects from within the console's own site, so that the SameSite=Strict cookie is sent. */
export function redirectPage(title: string, to: string): Page {
  return plainPage(title, html`<p><a class="button" href="${to}">Continue</a></p>`, to);
}

/** Asks for the password. */
export function passwordPage(refusal?: string): Page {
  return plainPage(
    "Sign in to the console",
    html`${refusal === undefined ? nothing : html`<p role="alert" class="problem">${refusal}</p>`}
      <form method="post" action="/sign-in" class="settings">
        <div class="field">
          <label for="password">Console password</label>
          <input id="password" name="password" type="password" required autocomplete="current-password" autofocus />
        </div>
        <button>Sign in</button>
      </form>`,
  );
}
