import type { Id, RawItem } from "../models.ts";
import type { FieldKind, FieldKinds } from "./kinds.ts";

/** Options of a field. */
export interface FieldOptions {
  /** The field's id. @default the name in the definition is its external id */
  readonly id?: Id;
  /** Option ids of a category or question. */
  readonly options?: readonly number[];
  /** Whether a new item needs it. @default false */
  readonly required?: boolean;
}

/** A field of a definition. */
export interface FieldDefinition<K extends FieldKind = FieldKind, X extends FieldOptions = FieldOptions> {
  readonly kind: K;
  readonly options: X;
}

/** Fields by external id, or by any name where `id` is given. */
export type Schema = Readonly<Record<string, FieldDefinition>>;

/** An app and those of its fields that a program uses. */
export interface AppDefinition<S extends Schema = Schema> {
  readonly appId: Id;
  readonly schema: S;
}

/** Creates the fields of a definition: `f.text()`, `f.category({ options: [1, 2] })`, `f.money({ id: 1234, required: true })`. */
export type FieldMakers = {
  readonly [K in FieldKind]: <const X extends FieldOptions = Readonly<Record<never, never>>>(
    options?: X,
  ) => FieldDefinition<K, X>;
};

const kinds: { readonly [K in FieldKind]: K } = {
  text: "text",
  number: "number",
  category: "category",
  question: "question",
  date: "date",
  app: "app",
  contact: "contact",
  money: "money",
  progress: "progress",
  duration: "duration",
  location: "location",
  embed: "embed",
  image: "image",
  file: "file",
  phone: "phone",
  email: "email",
  tag: "tag",
  calculation: "calculation",
  state: "state",
  video: "video",
  media: "media",
  member: "member",
  separator: "separator",
};

/** Creates the fields of a definition. */
export const f: FieldMakers = Object.fromEntries(
  Object.keys(kinds).map((kind) => [kind, (options = {}) => ({ kind, options })]),
) as unknown as FieldMakers;

/** Whether a definition can have fields of this type. */
export function isFieldKind(type: string): type is FieldKind {
  return Object.hasOwn(kinds, type);
}

/** Defines an app's fields, for typed reads and writes. `printDefinition` writes the definition from the app itself. */
export function defineApp<const S extends Schema>(appId: Id, schema: S): AppDefinition<S> {
  return { appId, schema };
}

type OptionIds<X> = X extends { readonly options: readonly (infer O extends number)[] } ? O : number;
type WriteOf<D> = D extends FieldDefinition<infer K, infer X> ? FieldKinds<OptionIds<X>>[K]["write"] : never;
type ReadOf<D> = D extends FieldDefinition<infer K> ? FieldKinds[K]["read"] : never;
type Writable<S extends Schema> = { [P in keyof S]: [WriteOf<S[P]>] extends [never] ? never : P }[keyof S];
type Required<S extends Schema> = {
  [P in Writable<S>]: S[P] extends FieldDefinition<FieldKind, { readonly required: true }> ? P : never;
}[Writable<S>];

/** Changes of fields: undefined leaves a field alone, null clears it. Calculations cannot be written. */
export type FieldChanges<S extends Schema> = {
  readonly [P in Exclude<Writable<S>, Required<S>>]?: WriteOf<S[P]> | null | undefined;
} & { readonly [P in Required<S>]?: WriteOf<S[P]> | undefined };

/** Fields of a new item: like changes, with all required fields. */
export type NewFields<S extends Schema> = {
  readonly [P in Exclude<Writable<S>, Required<S>>]?: WriteOf<S[P]> | null | undefined;
} & { readonly [P in Required<S>]: WriteOf<S[P]> };

/** The values of an item's fields. Fields without values are absent. */
export type FieldValues<S extends Schema> = { readonly [P in keyof S]?: readonly ReadOf<S[P]>[] };

/** An item with the fields of a definition. */
export interface Item<S extends Schema = Schema> {
  readonly item_id: Id;
  readonly external_id: string | null;
  readonly title: string;
  /** Pass it to an update, so that a change made in between is not overwritten. */
  readonly revision: number | undefined;
  readonly fields: FieldValues<S>;
  /** The item as Podio sent it, with fields that the definition does not have. */
  readonly raw: RawItem;
}

/** Reads an item. Fields of unknown types stay in `raw`. */
export function readItem<S extends Schema>({ schema }: AppDefinition<S>, raw: RawItem): Item<S> {
  const fields: Record<string, readonly unknown[]> = {};
  for (const [name, { options }] of Object.entries(schema)) {
    const found = raw.fields.find(({ field_id, external_id }) =>
      options.id === undefined ? external_id === name : field_id === options.id,
    );
    if (found) fields[name] = found.values;
  }
  return {
    item_id: raw.item_id,
    external_id: raw.external_id ?? null,
    title: raw.title ?? "",
    revision: raw.revision ?? raw.current_revision?.revision,
    fields: fields as FieldValues<S>,
    raw,
  };
}
