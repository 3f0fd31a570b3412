import type { ErrorDetails } from "@tokens/provider-kit";

const longest = 200;

/**
 * Reads an error of any shape: OAuth's `{ error, error_description }`, `{ error: { code, message } }`, `{ message }`, text, or the
 * title of an HTML page. The vendor documents no shape.
 */
export function readError(body: unknown): ErrorDetails {
  if (typeof body === "string") return details(undefined, fromText(body));
  if (typeof body !== "object" || body === null) return {};
  const { error, error_description: description, code, message } = body as Readonly<Record<string, unknown>>;
  if (typeof error === "object" && error !== null) {
    const inner = error as Readonly<Record<string, unknown>>;
    return details(inner["code"], inner["message"]);
  }
  // One word is a code; a sentence is a description.
  const isCode = typeof error === "string" && /^[\w.-]+$/.test(error);
  return details(isCode ? error : code, description ?? message ?? (isCode ? undefined : error));
}

function details(code: unknown, words: unknown): ErrorDetails {
  return {
    providerCode: typeof code === "string" || typeof code === "number" ? code : undefined,
    detail: typeof words === "string" && words.trim() !== "" ? words.trim().slice(0, longest) : undefined,
  };
}

/** The title of a web page, or the text itself. The title is looked for only at the start: the search takes long on a crafted page. */
function fromText(text: string): string {
  const start = text.slice(0, 4000);
  return /^\s*</.test(start) ? (/<title[^>]*>([^<]*)<\/title>/i.exec(start)?.[1] ?? "an HTML page") : start;
}
