/** A calendar day: `"2026-09-25"`, `"25/09/2026"`, or a `Temporal.PlainDate`. Written as the document wants it. */
export type DateValue = string | { readonly year: number; readonly month: number; readonly day: number };

/** A time of day: `"08:00"`, or a `Temporal.PlainTime`. */
export type TimeValue = string | { readonly hour: number; readonly minute: number };

/** An instant: ISO 8601 with an offset that has its colon, a `Date`, a `Temporal.Instant` or a `Temporal.ZonedDateTime`. */
export type InstantValue = string | Date | { readonly epochMilliseconds: number };

/** A decimal: a number, or text in Greek form such as `"1.500,00"`. */
export type Amount = number | string;

/** Digits. Text, where zeros lead. */
export type Digits = string | number;

/** A PDF: its bytes, or base64. */
export type PdfValue = string | Uint8Array;

/** One of some codes, as text or, where it is a plain number, as a number. */
export type OneOf<T extends string> = T | (T extends `${infer N extends number}` ? N : never);

/** What may stay blank: the key is written all the same. */
export type Blank<T> = T | "" | null | undefined;

/** One row or several. */
export type Rows<T> = T | readonly T[];
