import type { ErrorDetails } from "@tokens/provider-kit";

interface ErrorBody {
  readonly code?: unknown;
  readonly error_code?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
  readonly details?: unknown;
}

/**
 * Reads both shapes of errors: the API's `{ code, error_code, error, details }` and OAuth's `{ error, error_description }`.
 * The provider code is the numeric `error_code`, if any (10000 authentication, 11000 validation, 12000 resource,
 * 13000 rate limit, 14000 time and activity, 15000 system; the list is at `GET /v2/error_codes`), otherwise its name.
 */
export function readError(body: unknown): ErrorDetails {
  if (typeof body !== "object" || body === null) return {};
  const { code, error_code: errorCode, error, error_description: description, details } = body as ErrorBody;
  const number = typeof errorCode === "number" ? errorCode : undefined;
  const [name, words] = typeof code === "string" ? [code, error] : [error, description];
  const providerCode = number ?? (typeof name === "string" ? name : undefined);
  const said = [words, ...fieldErrors(details)].filter((part) => typeof part === "string" && part !== "");
  return { providerCode, detail: said.length > 0 ? said.join("; ") : undefined };
}

function fieldErrors(details: unknown): string[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((one: { attribute?: unknown; error?: unknown } | null) =>
    typeof one?.attribute === "string" && typeof one.error === "string" ? `${one.attribute} ${one.error}` : [],
  );
}
