import { ProviderConfigurationError } from "@tokens/core";
import type { FormFields } from "../shared/form.ts";

/** The methods of a request to an API without documented routes. */
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Names of the path parameters of a route. */
export function pathParametersOf(route: string): readonly string[] {
  return [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** The route of a request that a person wrote. Throws `ProviderConfigurationError` that says what is wrong with it. */
export function requestOf({ method: chosen = "GET", path = "" }: FormFields): string {
  const method = methods.find((one) => one === chosen);
  if (!method) throw new ProviderConfigurationError("Choose a method from the list. No request was sent.");
  const target = path.trim();
  if (!/^(\/|https?:\/\/)/.test(target) || !URL.canParse(target, "https://api.example.com"))
    throw new ProviderConfigurationError(
      "Enter a path that starts with a slash, e.g. /user, or a URL. No request was sent.",
    );
  const [placeholder] = /\{[^{}]*\}/.exec(target) ?? [];
  if (placeholder !== undefined)
    throw new ProviderConfigurationError(`Replace ${placeholder} with its value. No request was sent.`);
  return `${method} ${target}`;
}

/** The input of a call. Throws `ProviderConfigurationError` for a query or body that is not JSON. */
export function inputOf(route: string, values: FormFields): Readonly<Record<string, unknown>> {
  const parameters = pathParametersOf(route).map((name) => [name, values[`p-${name}`]] as const);
  const [query, body] = [jsonOf("query", values["query"]), jsonOf("body", values["body"])];
  if (query !== undefined && (typeof query !== "object" || query === null || Array.isArray(query)))
    throw new ProviderConfigurationError(
      'The query must be a JSON object, e.g. {"page_limit": 10}. No request was sent.',
    );
  if (body !== undefined && route.startsWith("GET "))
    throw new ProviderConfigurationError("A GET request has no body. Remove it, or choose another method.");
  return { ...Object.fromEntries(parameters), ...(query && { query }), ...(body !== undefined && { body }) };
}

function jsonOf(name: string, text = ""): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderConfigurationError(`The ${name} is not valid JSON. No request was sent.`);
  }
}
