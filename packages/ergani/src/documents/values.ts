/** A calendar day: `"2026-09-25"`, `"25/09/2026"`, or a `Temporal.PlainDate`. Written in the document's format. */
export type DateValue = string | { readonly year: number; readonly month: number; readonly day: number };

/** A time of day: `"08:00"`, or a `Temporal.PlainTime`. */
export type TimeValue = string | { readonly hour: number; readonly minute: number };

/** An instant: ISO 8601 with an offset such as `+03:00`, a `Date`, a `Temporal.Instant` or a `Temporal.ZonedDateTime`. */
export type InstantValue = string | Date | { readonly epochMilliseconds: number };

/** A decimal: a number, or text in Greek notation such as `"1.500,00"`. */
export type Amount = number | string;

/** Digits. Use text to keep leading zeros. */
export type Digits = string | number;

/** A PDF: its bytes, or base64. */
export type PdfValue = string | Uint8Array;

/** One of several codes, as text, or as a number where the code is one. */
export type OneOf<T extends string> = T | (T extends `${infer N extends number}` ? N : never);

/** A value that may be blank. Its key is sent anyway. */
export type Blank<T> = T | "" | null | undefined;

/** One row or several. */
export type Rows<T> = T | readonly T[];
