import type { ItemRevision, RawItem } from "../models.ts";
import type { PodioState, StoredItem } from "./state.ts";

const created_by = { type: "user", id: 999_999, name: "Ada Lovelace", url: "https://podio.com/users/999999" };
const created_via = { id: 1, auth_client_id: 1, name: "API", url: null };
const rights = ["view", "update", "delete", "comment", "add_file", "add_task", "rate", "share", "subscribe"];

/** An item in Podio's lists. */
export function shortItem(item: StoredItem, state: PodioState): RawItem {
  return { ...common(item, state), comment_count: 0, file_count: item.file_ids.length };
}

/** An item in full. */
export function fullItem(item: StoredItem, state: PodioState): RawItem {
  const files = state.files.filter(({ file }) => item.file_ids.includes(file.file_id)).map(({ file }) => file);
  return { ...common(item, state), ...plain, files };
}

/** Members of a full item that are empty in the initial state. */
const plain: object = {
  comments: [],
  tasks: [],
  shares: [],
  refs: [],
  references: [],
  participants: {},
  ratings: {},
  user_ratings: {},
  ref: null,
  reminder: null,
  recurrence: null,
  linked_account_id: null,
  subscribed: false,
};

function common(item: StoredItem, { apps }: PodioState): RawItem {
  const { item_id, app_id, app_item_id, external_id, title, fields, tags, created_on, last_event_on } = item;
  const app = apps.find((one) => one.app_id === app_id);
  const { name = "", item_name = "" } = app?.config ?? {};
  const { status = "active", space_id = 0, link = "" } = app ?? {};
  return {
    item_id,
    app_item_id,
    app_item_id_formatted: String(app_item_id),
    external_id,
    title,
    link: `${link}/items/${app_item_id}`,
    app: { app_id, status, name, item_name, icon: "250.png", space_id, link },
    rights,
    created_by,
    created_via,
    created_on,
    last_event_on,
    initial_revision: revision(item_id, 0, created_on),
    current_revision: revision(item_id, item.revision, item.revision === 0 ? created_on : last_event_on),
    fields,
    tags,
  };
}

function revision(itemId: number, number: number, on: string): ItemRevision {
  return {
    revision: number,
    item_revision_id: itemId * 1000 + number,
    app_revision: 0,
    type: number === 0 ? "creation" : "update",
    created_by,
    created_via,
    created_on: on,
  };
}
