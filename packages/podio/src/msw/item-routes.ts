import type { FilterBody, Id, RawItem, RawItemPage, UpdateItemBody } from "../models.ts";
import { absent } from "./deleted.ts";
import { filtered } from "./filter.ts";
import type { RouteContext, ItemRoute, Some } from "./own-routes.ts";
import { forbidden, invalidValue, notFound, refusal } from "./responses.ts";
import { fullItem, shortItem } from "./shown-item.ts";
import { Refused, written } from "./values.ts";
import type { Deleted, StoredItem } from "./state.ts";

const mostRows = 500;

/** Items: found by id among those visible to the token, written field by field, filtered and paged. */
export function itemRoutes(context: RouteContext): Some<ItemRoute> {
  const { state } = context;

  /** Item ids may repeat between the mock's apps; an app's token sees only its own. */
  const find = (request: Request, itemId: string): StoredItem | Response => {
    const own = context.appOf(request);
    const same = state.items.filter(({ item_id }) => item_id === Number(itemId));
    const isIt = (one: Deleted): boolean =>
      one.kind === "item" && one.gone.item_id === Number(itemId) && (own === undefined || one.gone.app_id === own);
    const item = own === undefined ? same[0] : same.find(({ app_id }) => app_id === own);
    const isDeleted = state.deleted.some((one) => isIt(one));
    if (item && !isDeleted) return item;
    return same.length > 0 && !isDeleted ? forbidden(request) : absent(request, state, isIt);
  };
  const withItem = <T>(request: Request, itemId: string, use: (item: StoredItem) => T): T | Response => {
    const item = find(request, itemId);
    return item instanceof Response ? item : use(item);
  };
  const inApp = <T>(request: Request, appId: string, use: (appId: Id) => T): T | Response => {
    const own = context.appOf(request);
    if (own !== undefined && own !== Number(appId)) return forbidden(request);
    return state.apps.some(({ app_id }) => app_id === Number(appId)) ? use(Number(appId)) : notFound(request);
  };
  const write = (request: Request, item: StoredItem, body: UpdateItemBody): Response | undefined => {
    if (body.revision !== undefined && body.revision !== item.revision)
      return refusal(request, 409, "conflict", `The item is at revision ${item.revision}`);
    const known = state.apps.find(({ app_id }) => app_id === item.app_id)?.fields ?? [];
    try {
      item.fields = written(item.fields, known, body.fields ?? {}, state);
    } catch (error) {
      if (error instanceof Refused) return invalidValue(request, error.message);
      throw error;
    }
    const title = item.fields.find(({ external_id }) => external_id === "title")?.values[0];
    item.title = (title as { readonly value?: string } | undefined)?.value ?? item.title;
    item.external_id = body.external_id ?? item.external_id;
    item.tags = body.tags ?? item.tags;
    item.file_ids = body.file_ids ?? item.file_ids;
    item.last_event_on = context.now();
    return undefined;
  };
  const update = (
    request: Request,
    itemId: string,
    body: UpdateItemBody,
  ): { revision: number; title: string } | Response =>
    withItem(request, itemId, (item) => {
      const refused = write(request, item, body);
      if (refused) return refused;
      item.revision += 1;
      return { revision: item.revision, title: item.title };
    });
  const add = (app_id: Id, item_id: Id, fields: StoredItem["fields"] = []): StoredItem => ({
    item_id,
    app_id,
    app_item_id: state.items.filter((item) => item.app_id === app_id).length + 1,
    external_id: null,
    title: "",
    revision: 0,
    fields,
    tags: [],
    file_ids: [],
    created_on: context.now(),
    last_event_on: context.now(),
  });
  const shown = (item: StoredItem): RawItem => fullItem(item, state);
  const listed = (item: StoredItem): RawItem => shortItem(item, state);
  const filter = (request: Request, appId: string, body: FilterBody): RawItemPage | Response =>
    inApp(request, appId, (app_id) => {
      if (body.remember) state.lastView = body;
      const mine = state.items.filter((item) => item.app_id === app_id);
      const found = filtered(mine, body);
      const { offset = 0, limit = 30 } = body;
      const items = found.slice(offset, offset + Math.min(limit, mostRows)).map((item) => listed(item));
      return { total: mine.length, filtered: found.length, items };
    });
  const remove = (item: StoredItem): undefined => {
    state.items.splice(state.items.indexOf(item), 1);
    state.deleted.push({ kind: "item", gone: item });
  };
  const fieldOf = (item: StoredItem, name: string): RawItem["fields"][number] | undefined =>
    item.fields.find(({ field_id, external_id }) => external_id === name || String(field_id) === name);

  return {
    "GET /item/{item_id}": ({ params, query, request }) =>
      withItem(request, params.item_id, (item) => {
        if (query.get("mark_as_viewed") !== "false") state.viewed.push(item.item_id);
        return shown(item);
      }),
    "GET /item/{item_id}/basic": ({ params, request }) => withItem(request, params.item_id, shown),
    "GET /app/{app_id}/item/{app_item_id}": ({ params, request }) =>
      inApp(request, params.app_id, (app_id) => {
        const item = state.items.find((one) => one.app_id === app_id && one.app_item_id === Number(params.app_item_id));
        return item ? shown(item) : notFound(request);
      }),
    "GET /item/app/{app_id}/external_id/{external_id}": ({ params, request }) =>
      inApp(request, params.app_id, (app_id) => {
        const item = state.items.find((one) => one.app_id === app_id && one.external_id === params.external_id);
        return item ? shown(item) : notFound(request);
      }),
    "POST /item/app/{app_id}/": ({ params, body, request }) =>
      inApp(request, params.app_id, (app_id) => {
        const item = add(app_id, (state.nextId += 1));
        const refused = write(request, item, body);
        if (refused) return refused;
        state.items.push(item);
        return shown(item);
      }),
    "POST /item/{item_id}/clone": ({ params, request }) =>
      withItem(request, params.item_id, ({ app_id, fields, title }) => {
        const copy = { ...add(app_id, (state.nextId += 1), [...fields]), title };
        state.items.push(copy);
        return { item_id: copy.item_id };
      }),
    "PUT /item/{item_id}": ({ params, body, request }) => update(request, params.item_id, body),
    "PUT /item/{item_id}/value": ({ params, body, request }) => update(request, params.item_id, { fields: body }),
    "PUT /item/{item_id}/value/{field_id}": ({ params, body, request }) =>
      update(request, params.item_id, { fields: { [params.field_id]: body } }),
    "GET /item/{item_id}/value": ({ params, request }) => withItem(request, params.item_id, ({ fields }) => fields),
    "GET /item/{item_id}/value/{field_id}": ({ params, request }) =>
      withItem(request, params.item_id, (item) => fieldOf(item, params.field_id)?.values ?? []),
    "DELETE /item/{item_id}": ({ params, request }) => withItem(request, params.item_id, remove),
    "POST /item/app/{app_id}/delete": ({ params, body, request }) =>
      inApp(request, params.app_id, (app_id) => {
        const gone = state.items.filter((one) => one.app_id === app_id && body.item_ids?.includes(one.item_id));
        for (const item of gone) remove(item);
        return { deleted: gone.map(({ item_id }) => item_id), pending: [] };
      }),
    "POST /item/app/{app_id}/filter/": ({ params, body, request }) => filter(request, params.app_id, body ?? {}),
    "POST /item/app/{app_id}/filter/{view_id}/": ({ params, body, request }) =>
      filter(request, params.app_id, body ?? {}),
    "GET /item/app/{app_id}/count": ({ params, request }) =>
      inApp(request, params.app_id, (app_id) => ({ count: state.items.filter((one) => one.app_id === app_id).length })),
    "GET /item/{item_id}/reference/field/{field_id}": ({ params, query, request }) =>
      withItem(request, params.item_id, ({ item_id }) => {
        const offset = Number(query.get("offset") ?? 0);
        return state.items
          .filter((one) =>
            JSON.stringify(fieldOf(one, params.field_id)?.values ?? []).includes(`"item_id":${item_id},`),
          )
          .slice(offset, offset + Number(query.get("limit") ?? 20))
          .map((item) => listed(item));
      }),
    "GET /item/{item_id}/reference/{field_id}/preview": ({ params, request }) =>
      withItem(request, params.item_id, shown),
    "GET /item/field/{field_id}/top/": ({ query }) =>
      state.items.slice(0, Number(query.get("limit") ?? 13)).map((item) => listed(item)),
  };
}
