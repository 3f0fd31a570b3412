import { ProviderUnavailableError } from "@tokens/core";
import { readLimitedText } from "@tokens/core/token-endpoint";
import { userAgent } from "@tokens/provider-kit";

/** A JSON object at a well-known address. */
export type MetadataDocument = Readonly<Record<string, unknown>>;

const timeoutMs = 5000;

/**
 * The document at an address; undefined when there is none (a 404, a web page). Throws `ProviderUnavailableError`, with the status where
 * the server answered.
 */
export async function fetchDocument(url: URL, fetch: typeof globalThis.fetch): Promise<MetadataDocument | undefined> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url.href, {
      headers: { accept: "application/json", ...userAgent("oauth") },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    ({ status } = response);
    text = (await readLimitedText(response)) ?? "";
  } catch (cause) {
    throw new ProviderUnavailableError(`${url.host} could not be reached to fetch ${url.href}; try again later.`, {
      cause,
    });
  }
  if (status === 408 || status === 429 || status >= 500)
    throw new ProviderUnavailableError(`${url.href} answered ${status}; try again later.`, { status });
  return status === 200 ? parsed(text) : undefined;
}

function parsed(text: string): MetadataDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as MetadataDocument)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The strings of a list; undefined when the document has none. */
export function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((member) => typeof member === "string") : undefined;
}
