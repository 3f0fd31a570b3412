import type { App, AppField, Id, PodioFile, RawField } from "../models.ts";
import { options, sampleValues } from "./sample-values.ts";
import { seeds, type Resource } from "./seeds.ts";

/** An item as the mock keeps it. */
export interface WorldItem {
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

/** A file with its content. */
export interface WorldFile {
  readonly file: PodioFile;
  readonly content: Uint8Array<ArrayBuffer>;
  attached?: { readonly type: string; readonly id: Id };
}

/** Any row. */
export type Row = Record<string, unknown>;

/** An object that is gone: its kind, and what it was. */
export type Deleted =
  | { readonly kind: "item"; readonly gone: WorldItem }
  | { readonly kind: "file"; readonly gone: WorldFile }
  | { readonly kind: Resource; readonly gone: Row };

/** What a mocked Podio knows: plain data, for tests to read and change. */
export interface PodioWorld {
  readonly apps: App[];
  readonly items: WorldItem[];
  readonly files: WorldFile[];
  /** Everything else, e.g. `rows.task`. */
  readonly rows: Record<Resource, Row[]>;
  /** What was deleted, and is answered with 410. */
  readonly deleted: Deleted[];
  /** Items whose notifications were marked as viewed. */
  readonly viewed: Id[];
  /** The body of the filter that was last remembered as a view. */
  lastView: unknown;
  /** Ids are given out from here. */
  nextId: number;
}

/** The space of a fresh world's apps. */
const spaceId = 31;

/** The user that a fresh world's credentials belong to. */
export const userId = 999_999;

/** Two apps with fields of every type, each with an item 555. App 111 has more items, so that they fill more than one page. */
export function podioWorld(filesUrl: string): PodioWorld {
  const apps = [worldApp(111, "Bugs"), worldApp(222, "Features")];
  const file = worldFile(701, "hello.txt", "text/plain", 5, filesUrl);
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

function worldItem({ app_id }: App, members: Partial<WorldItem>): WorldItem {
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

function item555(app: App, title: string, file: PodioFile): WorldItem {
  const samples = sampleValues(title, file);
  const fields = app.fields!.flatMap((field) => (samples[field.type] ? fieldWith(field, samples[field.type]!) : []));
  return worldItem(app, { item_id: 555, external_id: `ext-${app.app_id}`, title, fields });
}

function smallItem(app: App, number: number): WorldItem {
  const title = `${String(app.config?.item_name)} ${number}`;
  const [titleField, numberField] = app.fields!;
  const fields = [fieldWith(titleField!, [{ value: title }]), fieldWith(numberField!, [{ value: `${number}.0000` }])];
  const on = `2026-01-06 08:${String(number).padStart(2, "0")}:00`;
  return worldItem(app, {
    item_id: 599 + number,
    app_item_id: number,
    title,
    fields,
    created_on: on,
    last_event_on: on,
  });
}

/** A field of an item, as Podio answers it: what the app knows of it, and its values. */
function fieldWith(
  { field_id, external_id, type, label, config, status }: AppField,
  values: readonly unknown[],
): RawField {
  return { field_id, external_id, type, label: label!, status: status!, config: config!, values };
}

/** A file's description. */
export function worldFile(id: Id, name: string, mimetype: string, size: number, filesUrl: string): PodioFile {
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

function worldApp(app_id: Id, name: string): App {
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
