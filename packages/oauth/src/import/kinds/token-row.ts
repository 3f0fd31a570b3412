import { textOf, type Row } from "../values.ts";

/** The owner of a token, as programs store it next to the token. */
export function ownerOf(row: Row): string | undefined {
  return textOf(row, "account", "userId", "user_id", "user", "email");
}
