import type { ErrorDetails } from "@tokens/provider-kit";

/**
 * Reads `{ message }`, where the message is text or lists of texts by field (https://docs.gitlab.com/api/rest/troubleshooting),
 * `{ error }`, and the OAuth form `{ error, error_description }`.
 */
export function readError(body: unknown): ErrorDetails {
  const { message, error, error_description: description } = Object(body) as Readonly<Record<string, unknown>>;
  if (typeof error === "string" && typeof description === "string") return { providerCode: error, detail: description };
  const detail = texts(message ?? error, "", deepest).join("; ");
  return detail === "" ? {} : { detail };
}

/** Levels of fields and lists; a body may have more than a call stack. */
const deepest = 10;

/** `title can't be blank` for `{ title: ["can't be blank"] }`; nested fields are joined by dots. */
function texts(value: unknown, field: string, levels: number): string[] {
  if (typeof value === "string") return [field === "" ? value : `${field} ${value}`];
  if (levels === 0) return [];
  if (Array.isArray(value)) return value.flatMap((member) => texts(member, field, levels - 1));
  return Object.entries(Object(value) as object).flatMap(([name, inner]) =>
    texts(inner, field === "" ? name : `${field}.${name}`, levels - 1),
  );
}
