import type { App, AppField, Id, PodioFile, RawField } from "../models.ts";
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

/** What a mocked Podio knows: plain data, for tests to read and change. */
export interface PodioWorld {
  readonly apps: App[];
  readonly items: WorldItem[];
  readonly files: WorldFile[];
  /** Everything else, e.g. `rows.task`. */
  readonly rows: Record<Resource, Row[]>;
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

/** Two apps with fields of every type, each with an item 555. */
export function podioWorld(filesUrl: string): PodioWorld {
  const apps = [app(111, "Bugs"), app(222, "Features")];
  return {
    apps,
    items: apps.map(({ app_id, fields = [] }) => ({
      item_id: 555,
      app_id,
      app_item_id: 1,
      external_id: `ext-${app_id}`,
      title: `Item of ${app_id}`,
      revision: 0,
      fields: fields.filter(({ type }) => samples[type]).map((field) => ({ ...field, values: samples[field.type]! })),
      tags: [],
      file_ids: [],
      created_on: "2026-01-05 08:00:00",
      last_event_on: "2026-01-05 08:00:00",
    })),
    files: [
      {
        file: worldFile(701, "hello.txt", "text/plain", 5, filesUrl),
        content: new TextEncoder().encode("hello"),
      },
    ],
    rows: structuredClone(seeds),
    viewed: [],
    lastView: undefined,
    nextId: 9000,
  };
}

/** A file's description. */
export function worldFile(id: Id, name: string, mimetype: string, size: number, filesUrl: string): PodioFile {
  const link = `${filesUrl}/${id}`;
  return { file_id: id, name, mimetype, size, link, perma_link: null, thumbnail_link: null, hosted_by: "podio" };
}

const options = [
  { id: 1, text: "Open", color: "DCEBD8", status: "active" as const },
  { id: 2, text: "Closed", color: "F7D1D0", status: "active" as const },
  { id: 3, text: "Old", color: "E1E1E1", status: "deleted" as const },
];

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
  ["hologram", "hologram"],
] as const;

function app(app_id: Id, name: string): App {
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

/** What fields of item 555 hold. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  text: [{ value: "Wheel squeaks" }],
  number: [{ value: "123.5600" }],
  category: [{ value: options[0] }],
  money: [{ value: "99.0000", currency: "EUR" }],
  progress: [{ value: 40 }],
  duration: [{ value: 3600 }],
  phone: [{ type: "work", value: "+45 12 34 56 78" }],
  email: [{ type: "work", value: "ada@example.com" }],
  calculation: [{ value: "1234.5600" }],
  state: [{ value: "DK" }],
  hologram: [{ value: { depth: 3 } }],
  date: [
    {
      start: "2026-01-05 09:00:00",
      start_date: "2026-01-05",
      start_time: "09:00:00",
      start_utc: "2026-01-05 08:00:00",
      start_date_utc: "2026-01-05",
      start_time_utc: "08:00:00",
      end: null,
      end_utc: null,
    },
  ],
};
