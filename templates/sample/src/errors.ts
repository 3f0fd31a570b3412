import type { ErrorDetails } from "@tokens/provider-kit";

/** Reads the error body `{ code, message }`. */
export function readError(body: unknown): ErrorDetails {
  const { code, message } = Object(body) as Readonly<Record<string, unknown>>;
  return {
    ...(typeof code === "string" && { providerCode: code }),
    ...(typeof message === "string" && { detail: message }),
  };
}
