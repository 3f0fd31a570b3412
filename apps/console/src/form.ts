import type { Context } from "hono";

/** The fields of a form that are text, by name. */
export type Sent = Readonly<Record<string, string>>;

/** What a browser sent; nothing where that is no form. */
export async function sentBy(context: Context): Promise<Sent> {
  const fields = Object.entries(await context.req.parseBody().catch(() => ({})));
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
