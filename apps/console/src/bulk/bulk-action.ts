import { changedDetails, noDetails, parseLabel, type DetailsChange } from "@tokens/accounts";
import { ProviderConfigurationError } from "@tokens/core";
import type { AccountActions } from "../accounts/account-actions.ts";
import type { KnownAccount } from "../accounts/account-view.ts";
import type { FormFields } from "../shared/form.ts";

/** Something that is done to many accounts. */
export interface BulkAction {
  /** E.g. `Add team=finance to`, `Adding team=finance to` and `Added team=finance to`, each followed by the accounts. */
  readonly words: { readonly ask: string; readonly doing: string; readonly done: string };
  /** What a person has to confirm first. */
  readonly warning?: string;
  /** Resolves with what a person should know about it, if anything. Rejects with why it was not done. */
  work(account: KnownAccount, actions: AccountActions): Promise<string | undefined>;
}

const [refresh, pause, resume, disconnect]: readonly BulkAction[] = [
  {
    words: { ask: "Refresh", doing: "Refreshing", done: "Refreshed" },
    work: async ({ account }, actions) => {
      await actions.refresh(account);
      return undefined;
    },
  },
  { words: { ask: "Pause", doing: "Pausing", done: "Paused" }, work: edits({ paused: true }) },
  { words: { ask: "Resume", doing: "Resuming", done: "Resumed" }, work: edits({ paused: false }) },
  {
    words: { ask: "Disconnect", doing: "Disconnecting", done: "Disconnected" },
    warning:
      "This deletes their tokens and revokes them where the provider supports it. Every program that uses them loses access.",
    work: ({ account }, actions) => actions.disconnect(account),
  },
];

/** The action of a submitted form. Throws `ProviderConfigurationError` that says what is wrong with it. */
export function bulkActionOf({ action = "", label = "" }: FormFields): BulkAction {
  switch (action) {
    case "refresh":
      return refresh!;
    case "pause":
      return pause!;
    case "resume":
      return resume!;
    case "disconnect":
      return disconnect!;
    case "label":
      return labels(label, false);
    case "unlabel":
      return labels(label, true);
    default:
      throw new ProviderConfigurationError("Choose what to do with the accounts.");
  }
}

function labels(text: string, remove: boolean): BulkAction {
  const [name, value] = parseLabel(text) ?? [text.trim(), ""];
  if (name === "" || (!remove && value === ""))
    throw new ProviderConfigurationError("Enter the label first, as name=value, e.g. team=finance.");
  changedDetails(noDetails, { labels: { [name]: value || "any" } });
  const what = remove ? name : `${name}=${value}`;
  return remove
    ? {
        words: { ask: `Remove ${what} from`, doing: `Removing ${what} from`, done: `Removed ${what} from` },
        work: edits({ labels: { [name]: "" } }),
      }
    : {
        words: { ask: `Add ${what} to`, doing: `Adding ${what} to`, done: `Added ${what} to` },
        work: edits({ labels: { [name]: value } }),
      };
}

/** An edit of accounts that differ from it. */
function edits(change: DetailsChange): BulkAction["work"] {
  return async ({ account, details }, actions) => {
    const same = JSON.stringify(changedDetails(details, change)) === JSON.stringify(changedDetails(details, {}));
    if (!same) await actions.edit(account, change);
    return undefined;
  };
}
