import type { App, AppField, Id, PodioFile, RawField } from "../models.ts";
import { options, sampleValues } from "./sample-values.ts";
import { seeds, type Resource } from "./seeds.ts";

/** A stored item. */
export interface StoredItem {
  readonly item_id: Id;
  readonly app_id: Id;
  readonly app_item_id: Id;
  external_id: string | null;
  title: string;
  revision: number;
  fields: RawField[];
  tags: readonly string[];
  file_ids: readonly Id[];
  readonly created_on: string;
  last_event_on: string;
}

/** A stored file with its content. */
export interface StoredFile {
  readonly file: PodioFile;
  readonly content: Uint8Array<ArrayBuffer>;
  attached?: { readonly type: string; readonly id: Id };
}

/** Any row. */
export type Row = Record<string, unknown>;

/** A deleted object with its kind. */
export type Deleted =
  | { readonly kind: "item"; readonly gone: StoredItem }
  | { readonly kind: "file"; readonly gone: StoredFile }
  | { readonly kind: Resource; readonly gone: Row };

/** The state of a mocked Podio: plain data that tests may change. */
export interface PodioState {
  readonly apps: App[];
  readonly items: StoredItem[];
  readonly files: StoredFile[];
  /** Everything else, e.g. `rows.task`. */
  readonly rows: Record<Resource, Row[]>;
  /** Deleted objects, which respond with 410. */
  readonly deleted: Deleted[];
  /** Items whose notifications were marked as viewed. */
  readonly viewed: Id[];
  /** The body of the filter that was last remembered as a view. */
  lastView: unknown;
  /** The last id given out. */
  nextId: number;
}

/** The space of the initial state's apps. */
const spaceId = 31;

/** The user behind the mock's credentials. */
export const userId = 999_999;

/** Two apps with fields of every type and an item 555 each. App 111 has more items, enough for several pages. */
export function podioState(filesUrl: string): PodioState {
  const apps = [demoApp(111, "Bugs"), demoApp(222, "Features")];
  const file = describeFile(701, "hello.txt", "text/plain", 5, filesUrl);
  return {
    apps,
    items: [
      item555(apps[0]!, "Wheel squeaks", file),
      item555(apps[1]!, "Dark mode", file),
      ...Array.from({ length: 39 }, (_, index) => smallItem(apps[0]!, index + 2)),
    ],
    files: [{ file, content: new TextEncoder().encode("hello") }],
    rows: structuredClone(seeds),
    deleted: [],
    viewed: [],
    lastView: undefined,
    nextId: 9000,
  };
}

function storedItem({ app_id }: App, members: Partial<StoredItem>): StoredItem {
  const on = "2026-01-05 08:00:00";
  return {
    item_id: 0,
    app_id,
    app_item_id: 1,
    external_id: null,
    title: "",
    revision: 0,
    fields: [],
    tags: [],
    file_ids: [],
    created_on: on,
    last_event_on: on,
    ...members,
  };
}

function item555(app: App, title: string, file: PodioFile): StoredItem {
  const samples = sampleValues(title, file);
  const fields = app.fields!.flatMap((field) => (samples[field.type] ? fieldWith(field, samples[field.type]!) : []));
  return storedItem(app, { item_id: 555, external_id: `ext-${app.app_id}`, title, fields });
}

function smallItem(app: App, number: number): StoredItem {
  const title = `${String(app.config?.item_name)} ${number}`;
  const [titleField, numberField] = app.fields!;
  const fields = [fieldWith(titleField!, [{ value: title }]), fieldWith(numberField!, [{ value: `${number}.0000` }])];
  const on = `2026-01-06 08:${String(number).padStart(2, "0")}:00`;
  return storedItem(app, {
    item_id: 599 + number,
    app_item_id: number,
    title,
    fields,
    created_on: on,
    last_event_on: on,
  });
}

/** A field of an item in Podio's shape: its definition and its values. */
function fieldWith(
  { field_id, external_id, type, label, config, status }: AppField,
  values: readonly unknown[],
): RawField {
  return { field_id, external_id, type, label: label!, status: status!, config: config!, values };
}

/** A file's description. */
export function describeFile(id: Id, name: string, mimetype: string, size: number, filesUrl: string): PodioFile {
  const link = `${filesUrl}/${id}`;
  return { file_id: id, name, mimetype, size, link, perma_link: null, thumbnail_link: null, hosted_by: "podio" };
}

const types = [
  ["title", "text"],
  ["number", "number"],
  ["category", "category"],
  ["question", "question"],
  ["date", "date"],
  ["app", "app"],
  ["contact", "contact"],
  ["money", "money"],
  ["progress", "progress"],
  ["duration", "duration"],
  ["location", "location"],
  ["embed", "embed"],
  ["image", "image"],
  ["file", "file"],
  ["phone", "phone"],
  ["email", "email"],
  ["tag", "tag"],
  ["calculation", "calculation"],
  ["state", "state"],
  ["video", "video"],
  ["media", "media"],
  ["member", "member"],
  ["separator", "separator"],
] as const;

function demoApp(app_id: Id, name: string): App {
  const fields = types.map(([external_id, type], index): AppField => {
    const settings = type === "category" || type === "question" ? { options, multiple: true } : {};
    const config = { label: external_id, delta: index, required: external_id === "title", settings };
    return { field_id: app_id * 100 + index, external_id, type, label: external_id, status: "active", config };
  });
  return {
    app_id,
    space_id: spaceId,
    status: "active",
    url_label: name.toLowerCase(),
    link: `https://podio.com/acme/dev/apps/${name.toLowerCase()}`,
    config: { name, item_name: name.slice(0, -1) },
    fields,
  };
}
