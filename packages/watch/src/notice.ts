/** What a notice is about. */
export type NoticeKind =
  /** A person has to connect the account again. */
  | "reconnect-required"
  /** The login of the account ends soon. */
  | "login-ends-soon"
  /** The token endpoint of a provider fails, so that tokens cannot be refreshed. */
  | "provider-unavailable"
  /** The settings of an app are wrong: its client ID, secret, address or scope. */
  | "configuration-wrong"
  /** The store cannot be read or written. */
  | "store-unavailable"
  /** A process holds new tokens that it could not store. They are lost if the process ends. */
  | "tokens-unsaved";

/** A condition that needs a person. */
export interface Condition {
  /** The same for as long as the condition lasts, e.g. `reconnect-required:hubstaff:api.hubstaff.com:app-1:alice`. */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly severity: "critical" | "warning";
  /** When the condition was first seen (Unix milliseconds). */
  readonly since: number;
  /** What happened and why, in a sentence. Never contains a secret. */
  readonly message: string;
  /** What to do. */
  readonly next: string;
  /** Name of the provider or server, as in an account's name. */
  readonly provider?: string | undefined;
  /** The account, for conditions of one account. */
  readonly account?: NoticeAccount | undefined;
  /** How many accounts are affected. */
  readonly accounts?: number | undefined;
}

/** The account of a notice. */
export interface NoticeAccount {
  /** E.g. `hubstaff/alice`. */
  readonly name: string;
  /** Key of the session. */
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly owner?: string | undefined;
}

/** What a channel sends. As JSON, this is the body of a webhook. */
export interface Notice extends Condition {
  /** `opened` when the condition begins, `repeated` on a schedule while it lasts, `resolved` when it ends. */
  readonly type: "opened" | "repeated" | "resolved";
  /** Unix milliseconds. */
  readonly at: number;
  /** The notice in a line, for people. Chat programs show a member of this name. */
  readonly text: string;
}

/** Sends notices to people or programs. */
export interface Channel {
  /** Distinguishes the channel from the others, e.g. `webhook`. */
  readonly name: string;
  /** Whether `send` gets all notices of a round at once, and not one by one. @default false */
  readonly grouped?: boolean;
  /** Rejects when the notices did not arrive. They are then sent again, so a receiver may get one twice. */
  send(notices: readonly Notice[], signal: AbortSignal): Promise<void>;
}

const titles: Readonly<Record<NoticeKind, string>> = {
  "reconnect-required": "Reconnect required",
  "login-ends-soon": "Login ends soon",
  "provider-unavailable": "Provider unavailable",
  "configuration-wrong": "Configuration wrong",
  "store-unavailable": "Store unavailable",
  "tokens-unsaved": "Tokens not saved",
};

/** Creates a notice of a condition. */
export function noticeOf(condition: Condition, type: Notice["type"], at: number): Notice {
  const { kind, message, next, account, provider } = condition;
  const subject = account?.name ?? provider;
  const head = `${titles[kind]}${subject === undefined ? "" : `: ${subject}`}`;
  const text = type === "resolved" ? `Resolved: ${head}` : `${head}. ${message} ${next}`;
  return { type, at, ...condition, text };
}
