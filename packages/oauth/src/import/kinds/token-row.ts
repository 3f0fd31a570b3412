import { textOf, type Row } from "../values.ts";

/** Whose token it is, as programs write it next to a token. */
export function ownerOf(row: Row): string | undefined {
  return textOf(row, "account", "userId", "user_id", "user", "email");
}
