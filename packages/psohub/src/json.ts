import type { Json } from "@tokens/provider-kit";

/** How ids are written in a body: `13229323915872053` or `"13229323915872053"`. */
export type IdForm = "integer" | "string";

/** `JSON` with the members of ES2026 that every runtime of this package has (Node from 21, Chrome from 114, Safari from 18.4). */
const json = JSON as unknown as {
  parse(text: string, reviver: (key: string, value: unknown, context?: { source?: string }) => unknown): unknown;
  rawJSON?(text: string): unknown;
};

const idName = /ID$/;
const integer = /^-?\d+$/;
const bareId = /^(0|[1-9]\d{0,18})$/;

/** Whether this runtime tells how a number was written. Without that, ids would be changed in silence. */
export function canReadIds(): boolean {
  return json.rawJSON !== undefined && json.parse("1", (_, __, context) => context?.source) === "1";
}

/**
 * JSON without loss: a member named `…ID` is text on this side, and so is every whole number beyond 2^53; a long run of
 * digits inside a string stays what it is. The form is what the other side is sent; the members of `asText` are always text.
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
