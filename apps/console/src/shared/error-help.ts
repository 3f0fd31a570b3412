import { isTokensError, type TokensErrorCode } from "@tokens/core";
import { errorPage } from "@tokens/core/internal";
import { html } from "hono/html";

/** A link to what an error means; nothing without a code. */
export function helpLink(code: TokensErrorCode | undefined): ReturnType<typeof html> {
  return code === undefined
    ? html``
    : html`<a class="help" href="${errorPage(code)}" rel="noreferrer">About this error</a>`;
}

/** The code of an error, if it has one. */
export function codeOf(error: Error): TokensErrorCode | undefined {
  return isTokensError(error) ? error.code : undefined;
}
