import { isApiError } from "@tokens/provider-kit";
import type { PodioClient } from "./client.ts";
import {
  readItem,
  type AppDefinition,
  type FieldChanges,
  type Item,
  type NewFields,
  type Schema,
} from "./fields/define.ts";
import { writeFields } from "./fields/write.ts";
import { iterateItems, type IterateOptions } from "./iterate.ts";
import type { CreateItemBody, FilterBody, Id, Revised, WriteOptions } from "./models.ts";

/** Options of a write. */
export interface ItemWriteOptions extends Pick<WriteOptions, "silent" | "hook">, Omit<CreateItemBody, "fields"> {
  readonly signal?: AbortSignal;
}

/** Options of an update. */
export interface ItemUpdateOptions extends ItemWriteOptions {
  /** `item.revision` that the change is based on. A `PodioError` with status 409 when the item has a newer one. */
  readonly revision?: number | undefined;
}

/** One page of items. */
export interface ItemPage<S extends Schema> {
  /** Items in the app. */
  readonly total: number;
  /** Items that match. */
  readonly filtered: number;
  readonly items: readonly Item<S>[];
}

/** The items of one app, typed by its definition. */
export interface Items<S extends Schema> {
  /** `markAsViewed` marks the item's notifications as viewed. @default false */
  get(itemId: Id, options?: { readonly markAsViewed?: boolean; readonly signal?: AbortSignal }): Promise<Item<S>>;
  /** The item with an external id, or undefined. External ids are not unique: Podio picks one of several. */
  find(externalId: string): Promise<Item<S> | undefined>;
  create(fields: NewFields<S>, options?: ItemWriteOptions): Promise<Id>;
  /** Sends only the given fields: undefined leaves a field alone, null clears it. */
  update(itemId: Id, changes: FieldChanges<S>, options?: ItemUpdateOptions): Promise<Revised>;
  /** Updates the item with this external id, or creates it. Two concurrent callers may create two items: Podio has no lock. */
  upsert(externalId: string, fields: NewFields<S>, options?: Omit<ItemWriteOptions, "external_id">): Promise<Id>;
  delete(itemId: Id, options?: Pick<ItemWriteOptions, "silent" | "hook" | "signal">): Promise<void>;
  /** One page, at most 30 rows by default. */
  filter(query?: FilterBody): Promise<ItemPage<S>>;
  /** All matching items, across all pages; none is missed or repeated, even while others write. */
  all(options?: IterateOptions): AsyncGenerator<Item<S>, void, undefined>;
}

/** The items of an app, for an account that has access to it. */
export function itemsOf<S extends Schema>(client: PodioClient, app: AppDefinition<S>): Items<S> {
  const { appId: app_id } = app;
  const items: Items<S> = {
    async get(item_id, { markAsViewed = false, signal } = {}) {
      const input = { item_id, query: { mark_as_viewed: markAsViewed }, signal };
      return readItem(app, await client.request("GET /item/{item_id}", input));
    },
    async find(external_id) {
      try {
        const route = "GET /item/app/{app_id}/external_id/{external_id}";
        return readItem(app, await client.request(route, { app_id, external_id }));
      } catch (error) {
        if (isApiError(error) && (error.status === 404 || error.status === 410)) return undefined;
        throw error;
      }
    },
    async create(fields, options = {}) {
      const { query, signal, members } = split(options);
      const body = { ...members, fields: writeFields(app, fields) };
      return (await client.request("POST /item/app/{app_id}/", { app_id, query, body, signal })).item_id;
    },
    update(item_id, changes, options = {}) {
      const { query, signal, members } = split(options);
      const body = { ...members, fields: writeFields(app, changes) };
      return client.request("PUT /item/{item_id}", { item_id, query, body, signal });
    },
    async upsert(externalId, fields, options = {}) {
      const found = await items.find(externalId);
      if (!found) return items.create(fields, { ...options, external_id: externalId });
      await items.update(found.item_id, fields, { ...options, revision: found.revision });
      return found.item_id;
    },
    async delete(item_id, options = {}) {
      const { query, signal } = split(options);
      await client.request("DELETE /item/{item_id}", { item_id, query, signal });
    },
    async filter(body = {}) {
      const page = await client.request("POST /item/app/{app_id}/filter/", { app_id, body });
      return { ...page, items: page.items.map((raw) => readItem(app, raw)) };
    },
    async *all(options) {
      for await (const raw of iterateItems(client, app_id, options)) yield readItem(app, raw);
    },
  };
  return items;
}

function split({ silent, hook, signal, ...members }: ItemUpdateOptions): {
  query: WriteOptions;
  signal: AbortSignal | undefined;
  members: Omit<ItemUpdateOptions, "silent" | "hook" | "signal">;
} {
  return { query: { silent, hook }, signal, members };
}
