import { isTokensError, type TokensErrorCode } from "@tokens/core";
import { html } from "hono/html";

const pages = "https://github.com/tokens-sdk/tokens/blob/main/docs/errors";

/** The name of the file that explains an error code. */
export function helpFile(code: TokensErrorCode): string {
  return `${code.replaceAll("_", "-")}.md`;
}

/** A link to what an error means; nothing without a code. */
export function helpLink(code: TokensErrorCode | undefined): ReturnType<typeof html> {
  return code === undefined
    ? html``
    : html`<a class="help" href="${pages}/${helpFile(code)}" rel="noreferrer">About this error</a>`;
}

/** The code of an error, if it has one. */
export function codeOf(error: Error): TokensErrorCode | undefined {
  return isTokensError(error) ? error.code : undefined;
}
