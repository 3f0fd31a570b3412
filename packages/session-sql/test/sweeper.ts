import { TokenManager } from "@tokens/core";
import { accountsOf, sweep, type SweepSummary } from "@tokens/core/sweep";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { Pool } from "pg";
import { providerOf } from "./token-server.ts";

/** What a child process that sweeps is started with. */
export interface Sweeper {
  /** Connection string. */
  readonly where: string;
  readonly table: string;
  /** Address of the token server. */
  readonly provider: string;
}

/** What the child answers to every message, when it has swept. */
export type Swept = Pick<SweepSummary, "counts" | "complete">;

const given = process.argv[2];
if (given && process.send) {
  const { where, table, provider } = JSON.parse(given) as Sweeper;
  const sessions = postgresSessions(new Pool({ connectionString: where, max: 4 }), { table });
  const sweepAll = async (): Promise<void> => {
    const tokens = accountsOf(TokenManager.create(providerOf(provider), { sessions }));
    const { counts, complete, errors } = await sweep({ sessions, tokens, withinMs: 600_000 });
    if (errors[0]) throw errors[0];
    process.send!({ counts, complete } satisfies Swept);
  };
  process.on("message", () => void sweepAll());
  process.send({ ready: true });
}
