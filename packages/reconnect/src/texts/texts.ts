/** The names in the sentences of a page. */
export interface Names {
  /** Name of the company whose program uses the account. */
  readonly company: string;
  /** Title of the provider. */
  readonly provider: string;
}

/** A page with a single message. */
export interface Message {
  readonly title: string;
  readonly text: string;
}

/** How a login ends. Each has a message. */
export type Ending = "connected" | "otherUser" | "notGranted" | "linkOver" | "failed";

/** Every text of the pages, in one language. */
export interface Texts {
  /** Name of the language, in that language. */
  readonly language: string;
  /** For the formatting of dates. */
  readonly locale: string;
  readonly labels: { readonly languages: string; readonly account: string; readonly provider: string };
  /** Names of the fields that customers fill in; others have the provider's own name. */
  readonly fields: Readonly<Record<"password" | "accessToken" | "personalAccessToken" | "appToken", string>>;
  /** Text before the address where a value is found. */
  readonly foundAt: string;
  readonly tryAgain: string;
  readonly continueAt: (names: Names) => string;
  /** `at` is a day and a time. */
  readonly validUntil: (at: string) => string;

  /** The page of a link. */
  readonly reconnect: (names: Names) => Message;
  /** The same for a customer who enters a password or a token here. */
  readonly enter: (names: Names) => Message;
  readonly enterButton: string;
  readonly enterNote: (names: Names) => string;
  readonly loginNote: (names: Names) => string;
  readonly notAccepted: (names: Names) => string;
  /** While the browser goes to the provider. */
  readonly leaving: (names: Names) => Message;
  /** The steps of a login with a code on any device. */
  readonly code: (names: Names) => {
    readonly title: string;
    readonly open: string;
    readonly enter: string;
    readonly comeBack: string;
    readonly next: string;
  };

  readonly connected: (names: Names) => Message;
  readonly notGranted: (names: Names) => Message;
  readonly otherUser: (names: Names) => Message;
  readonly linkOver: (names: Pick<Names, "company">) => Message;
  readonly loginOver: Message;
  readonly loginCompleted: Message;
  readonly formOver: Message;
  readonly failed: (names: Pick<Names, "company">) => Message;
}
