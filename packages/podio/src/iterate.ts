import type { PodioClient } from "./client.ts";
import type { Filters, Id, RawItem, RawItemPage } from "./models.ts";

/** Which items to read, and how. */
export interface IterateOptions {
  readonly filters?: Filters;
  /** A saved view. */
  readonly viewId?: Id;
  /** Rows per call, at least 2. Podio is said to accept up to 500. @default 100 */
  readonly pageSize?: number;
  /** Items to skip, to resume an earlier run. @default 0 */
  readonly offset?: number;
  /** A key that never changes and is larger for newer items. @default "item_id" */
  readonly sortBy?: "item_id" | "created_on";
  readonly signal?: AbortSignal;
}

/**
 * All matching items, oldest first. Offsets shift when others write. New items come last in this order. To notice deleted ones, each
 * page starts with the last row of the previous page; when it does not, the iteration steps back until it meets a row it has seen.
 */
export async function* iterateItems(
  client: PodioClient,
  app_id: Id,
  { filters, viewId, pageSize = 100, offset: start = 0, sortBy = "item_id", signal }: IterateOptions = {},
): AsyncGenerator<RawItem, void, undefined> {
  if (!(pageSize >= 2))
    throw new RangeError(`pageSize is ${pageSize}: pages overlap by one row, so it must be at least 2.`);
  const seen = new Set<Id>();
  const fetchPage = (offset: number): Promise<RawItemPage> => {
    const body = { sort_by: sortBy, sort_desc: false, limit: pageSize, offset, ...(filters && { filters }) };
    return viewId === undefined
      ? client.request("POST /item/app/{app_id}/filter/", { app_id, body, signal })
      : client.request("POST /item/app/{app_id}/filter/{view_id}/", { app_id, view_id: viewId, body, signal });
  };
  for (let offset = start; ;) {
    const { items, filtered } = await fetchPage(offset);
    const drifted = seen.size > 0 && offset > 0 && (items.length === 0 || !seen.has(items[0]!.item_id));
    if (drifted) {
      offset = Math.max(0, Math.min(offset, filtered) - pageSize);
      continue;
    }
    for (const item of items) {
      if (seen.has(item.item_id)) continue;
      seen.add(item.item_id);
      yield item;
    }
    if (items.length === 0 || offset + items.length >= filtered) return;
    offset += Math.max(items.length - 1, 1);
  }
}
