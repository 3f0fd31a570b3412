import type { DateOnly, Decimal, Id, OptionValue, UtcDateTime } from "../models.ts";

/** A date as Podio sends it. Use the members that end in `_utc`; the others are in the viewer's zone. */
export interface DateRead {
  readonly start: string;
  readonly start_date?: DateOnly;
  readonly start_time?: string | null;
  readonly start_utc?: UtcDateTime;
  readonly start_date_utc?: DateOnly;
  /** Null for a date without a time. */
  readonly start_time_utc?: string | null;
  readonly end?: string | null;
  readonly end_date?: DateOnly | null;
  readonly end_time?: string | null;
  readonly end_utc?: UtcDateTime | null;
  readonly end_date_utc?: DateOnly | null;
  readonly end_time_utc?: string | null;
}

/** A `Date`, `YYYY-MM-DD HH:MM:SS` in UTC, or a day, `YYYY-MM-DD`. */
export type When = Date | string;

/**
 * A date to write: a start, or a start and an end, where null means none. A date that was read is written unchanged: a time in UTC, a
 * day without a time as a day.
 */
export type DateWrite =
  | When
  | { readonly start: When; readonly end?: When | null | undefined }
  | (({ readonly start_utc: UtcDateTime } | { readonly start_date: DateOnly }) & {
      readonly end_utc?: UtcDateTime | null | undefined;
      readonly end_date?: DateOnly | null | undefined;
    })
  | DateRead;

/** An item that a relation references. */
export interface ItemMini {
  readonly item_id: Id;
  readonly title?: string;
  readonly app?: { readonly app_id: Id };
}

/** A file in a field. */
export interface FileMini {
  readonly file_id: Id;
  readonly name: string;
  readonly mimetype?: string;
  readonly size?: number;
  readonly link?: string;
}

/** A person in a contact field. */
export interface ContactMini {
  readonly profile_id: Id;
  readonly user_id?: Id | null;
  readonly name?: string;
}

/** A person to write: a profile id, or an email address or another id with its type. */
export type ContactWrite =
  | Id
  | { readonly type: "mail"; readonly id: string }
  | { readonly type: "user" | "profile" | "space"; readonly id: Id };

/** A place as Podio sends it. */
export interface LocationRead {
  readonly value: string;
  readonly formatted?: string;
  readonly street_number?: string;
  readonly street_name?: string;
  readonly street_address?: string;
  readonly postal_code?: string;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  readonly lat?: number;
  readonly lng?: number;
}

/** A place to write. */
export type LocationWrite = string | { readonly value: string; readonly lat?: number; readonly lng?: number };

/** A web page in a field. */
export interface EmbedRead {
  readonly embed: { readonly embed_id: Id; readonly original_url?: string; readonly resolved_url?: string };
  readonly file?: FileMini | null;
}

/** A web page to write, created with `POST /embed/`. */
export interface EmbedWrite {
  readonly embed: Id;
  readonly file?: Id;
}

/** A value with a label, e.g. a phone number at work. */
export interface Labelled<T extends string> {
  readonly type: T;
  readonly value: string;
}

/** Labels of an email address. */
export type EmailKind = "home" | "work" | "other";

/** Labels of a phone number. */
export type PhoneKind = "mobile" | "work" | "home" | "main" | "work_fax" | "private_fax" | "other";

type OneOrMore<T> = T | readonly T[];

/** Options by id, or one by its text. `O` are the known ids. */
export type OptionWrite<O extends number> = OneOrMore<O> | string;

/** `read` is one entry of a field's values. `write` is the value of the whole field, `never` where it is read-only. */
export interface FieldKinds<O extends number = number> {
  text: { read: { readonly value: string }; write: string };
  /** Decimals are read as text, so that no digit is lost. */
  number: { read: { readonly value: Decimal }; write: number | Decimal };
  category: { read: { readonly value: OptionValue }; write: OptionWrite<O> };
  question: { read: { readonly value: OptionValue }; write: OptionWrite<O> };
  date: { read: DateRead; write: DateWrite };
  app: { read: { readonly value: ItemMini }; write: OneOrMore<Id> };
  contact: { read: { readonly value: ContactMini }; write: OneOrMore<ContactWrite> };
  money: {
    read: { readonly value: Decimal; readonly currency: string };
    write: { readonly value: number | Decimal; readonly currency: string };
  };
  /** 0 to 100. */
  progress: { read: { readonly value: number }; write: number };
  /** Seconds. */
  duration: { read: { readonly value: number }; write: number };
  location: { read: LocationRead; write: OneOrMore<LocationWrite> };
  embed: { read: EmbedRead; write: OneOrMore<EmbedWrite> };
  image: { read: { readonly value: FileMini }; write: OneOrMore<Id> };
  file: { read: { readonly value: FileMini }; write: OneOrMore<Id> };
  phone: { read: Labelled<PhoneKind>; write: readonly Labelled<PhoneKind>[] };
  email: { read: Labelled<EmailKind>; write: readonly Labelled<EmailKind>[] };
  tag: { read: { readonly value: string }; write: readonly { readonly value: string }[] };
  /** A number, a date or text, as its script returns. Writing one would fail the whole save. */
  calculation: { read: { readonly value: Decimal } | DateRead; write: never };
  state: { read: { readonly value: string }; write: string };
  video: { read: { readonly value: unknown }; write: OneOrMore<Id> };
  media: { read: { readonly value: unknown }; write: OneOrMore<Id> };
  member: { read: { readonly value: unknown }; write: OneOrMore<Id> };
  /** Holds nothing. */
  separator: { read: never; write: never };
}

/** The known field types. An app's documentation also calls `phone` `tel`. */
export type FieldKind = keyof FieldKinds;
