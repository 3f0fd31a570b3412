/** What becomes of the first example of a README. */
export interface ExampleUse {
  /** What answers it when it runs. */
  readonly runs?: "alone" | "with mocks";
  /** Why it is compiled only. */
  readonly compiled?: string;
  /** What its README shows instead. */
  readonly none?: string;
}

/** For each README: whether its first example runs, or why it is compiled only. */
export const exampleUses: Readonly<Record<string, ExampleUse>> = {
  tokens: { runs: "with mocks" },
  "@tokens/accounts": { runs: "with mocks" },
  "@tokens/agent": { compiled: "listens in /run until it is stopped" },
  "@tokens/cli": { none: "commands" },
  "@tokens/console": { none: "commands" },
  "@tokens/core": { compiled: "has parts of a program" },
  "@tokens/ergani": { runs: "with mocks" },
  "@tokens/gitlab": { compiled: "needs a login in a browser" },
  "@tokens/hubstaff": { runs: "with mocks" },
  "@tokens/oauth": { compiled: "needs a login in a browser" },
  "@tokens/podio": { runs: "with mocks" },
  "@tokens/provider-kit": { compiled: "has parts of a provider" },
  "@tokens/providers": { runs: "alone" },
  "@tokens/psohub": { compiled: "needs a login in a browser" },
  "@tokens/reconnect": { compiled: "listens until it is stopped" },
  "@tokens/sandbox": { runs: "alone" },
  "@tokens/session-cookie": { compiled: "is a handler of a server" },
  "@tokens/session-deno-kv": { compiled: "needs Deno" },
  "@tokens/session-encrypted": { runs: "with mocks" },
  "@tokens/session-file": { runs: "with mocks" },
  "@tokens/session-redis": { compiled: "needs Redis" },
  "@tokens/session-sql": { compiled: "needs PostgreSQL" },
  "@tokens/store": { runs: "with mocks" },
  "@tokens/telemetry": { compiled: "listens until it is stopped" },
  "@tokens/watch": { compiled: "needs PostgreSQL" },
};
