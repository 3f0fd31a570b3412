import type { Session, TokensEvent } from "@tokens/core";

/** A pair of tokens as the scripted provider issued it. */
export interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** What a call of a process asks for. */
export type Verb = "accessToken" | "refresh" | "fetch" | "save" | "logout";

/** Something that happened in a schedule, seen from outside the library. Invariants are judged by these alone. */
export type Fact =
  | {
      readonly type: "called";
      readonly process: string;
      readonly call: number;
      readonly verb: Verb;
      readonly account: string;
    }
  | { readonly type: "returned"; readonly process: string; readonly call: number; readonly token: string | undefined }
  | { readonly type: "failed"; readonly process: string; readonly call: number; readonly error: unknown }
  | { readonly type: "event"; readonly process: string; readonly event: TokensEvent }
  /** `lost`: an earlier holder's lease ran out and was passed on. */
  | { readonly type: "claimed"; readonly process: string; readonly account: string; readonly lost: boolean }
  | {
      readonly type: "wrote";
      readonly process: string;
      readonly account: string;
      readonly by: "commit" | "set";
      readonly before: Session | undefined;
      readonly after: Session | undefined;
    }
  /** The store's answer gave a session to a process, in time. */
  | { readonly type: "held"; readonly process: string; readonly account: string; readonly session: Session }
  /** A token request left its process. */
  | { readonly type: "sent"; readonly process: string; readonly token: string }
  /** A token request took effect, or was refused (nothing issued). */
  | {
      readonly type: "received";
      readonly process: string;
      readonly token: string;
      readonly issued: Pair | undefined;
      readonly copy: boolean;
    }
  /** The answer reached its process. */
  | { readonly type: "answered"; readonly process: string; readonly token: string; readonly issued: Pair | undefined }
  /** A token request failed in passing, and its process was told. */
  | { readonly type: "broken"; readonly process: string; readonly token: string }
  /** Its process stopped waiting for the answer to a token request. */
  | { readonly type: "hungUp"; readonly process: string; readonly token: string; readonly sentAt: number }
  /** A request with this access token left for the API. */
  | { readonly type: "used"; readonly process: string; readonly token: string }
  /** The API refused an access token. */
  | { readonly type: "rejected"; readonly process: string; readonly token: string }
  | { readonly type: "crashed"; readonly process: string }
  | { readonly type: "paused"; readonly process: string }
  | { readonly type: "resumed"; readonly process: string };

/** A fact and when it happened, in milliseconds of the virtual clock. */
export type Timed = Fact & { readonly at: number };
