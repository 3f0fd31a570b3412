import type { Json } from "@tokens/provider-kit";

/** How ids are written in a body: `13229323915872053` or `"13229323915872053"`. */
export type IdForm = "integer" | "string";

/** `JSON` with its ES2026 members, which every supported runtime has (Node 21, Chrome 114, Safari 18.4 or newer). */
const json = JSON as unknown as {
  parse(text: string, reviver: (key: string, value: unknown, context?: { source?: string }) => unknown): unknown;
  rawJSON?(text: string): unknown;
};

const idName = /ID$/;
const integer = /^-?\d+$/;
const bareId = /^(0|[1-9]\d{0,18})$/;

/** Whether this runtime provides the source text of numbers. Without it, ids would silently change. */
export function canReadIds(): boolean {
  return json.rawJSON !== undefined && json.parse("1", (_, __, context) => context?.source) === "1";
}

/**
 * Lossless JSON: members named `…ID`, and all whole numbers beyond 2^53, are read as text; digits inside a string stay as they are.
 * `form` is how ids are written; members in `asText` are always written as text.
 */
export function idJson(form: IdForm, asText: ReadonlySet<string> = new Set()): Json {
  return {
    parse: (text) =>
      json.parse(text, (key, value, context) => {
        if (typeof value !== "number") return value;
        const source = context!.source!;
        return integer.test(source) && (idName.test(key) || !Number.isSafeInteger(value)) ? source : value;
      }),
    stringify: (value) =>
      JSON.stringify(value, (key, member: unknown) => {
        if (typeof member === "bigint") return json.rawJSON!(String(member));
        const bare = form === "integer" && idName.test(key) && !asText.has(key);
        return bare && typeof member === "string" && bareId.test(member) ? json.rawJSON!(member) : member;
      }),
  };
}
