import { isTokensError } from "@tokens/core";
import type { ImportedAccount, ImportKind, SkippedRow } from "@tokens/provider-kit/descriptor";
import { rowsOf } from "./rows.ts";
import type { Row } from "./values.ts";

/** The format in which another program writes an account. */
export interface Reader extends Pick<ImportKind, "kind" | "reads"> {
  /** Throws `ProviderConfigurationError` for a row without an account; its message is the reason. */
  read(row: Row): ImportedAccount;
}

/** Reads files of rows. */
export function importKind({ kind, reads, read }: Reader): ImportKind {
  return {
    kind,
    reads,
    parse(text) {
      const accounts: ImportedAccount[] = [];
      const skipped: SkippedRow[] = [];
      for (const [index, { members, name }] of rowsOf(text).entries()) {
        const row = index + 1;
        if (!members) {
          skipped.push({ row, reason: "It is not a JSON object." });
          continue;
        }
        try {
          const account = read(members);
          accounts.push({ ...account, account: account.account ?? name });
        } catch (error) {
          if (!isTokensError(error)) throw error;
          skipped.push({ row, reason: error.message });
        }
      }
      return { accounts, skipped };
    },
  };
}
