import type { Paging } from "@tokens/provider-kit";

/** Lists are bare arrays, cut by `limit` and `offset`, without a total: the end is an empty page. A short one may be a lower cap. */
export const paging: Paging = {
  next(page, query) {
    const rows = Array.isArray(page) ? page.length : 0;
    return rows === 0 ? undefined : { ...query, offset: Number(query["offset"] ?? 0) + rows };
  },
  items: (page) => (Array.isArray(page) ? (page as readonly unknown[]) : []),
};
