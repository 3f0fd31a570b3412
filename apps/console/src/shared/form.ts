import type { Context } from "hono";

/** Text fields of a form, by name. */
export type FormFields = Readonly<Record<string, string>>;

/** Reads a submitted form; empty when the body is not one. */
export async function formFields(context: Context): Promise<FormFields> {
  const fields = Object.entries(await context.req.parseBody().catch(() => ({})));
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
