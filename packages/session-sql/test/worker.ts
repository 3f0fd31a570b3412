import { TokenManager, type TokenManagerOptions } from "@tokens/core";
import type { SqlSessions } from "@tokens/session-sql";
import { providerOf } from "./token-server.ts";

export type Kind = "postgres" | "mariadb" | "sqlite";

/** A table, and the token server whose session it holds. */
export interface Place {
  readonly kind: Kind;
  /** Connection string, or path. */
  readonly where: string;
  readonly table: string;
  readonly provider: string;
}

/** What a child process is started with. */
export interface Worker {
  readonly places: readonly Place[];
  readonly options: Pick<TokenManagerOptions, "leaseMs" | "deadlineMs">;
}

/** What the parent sends: let the token in one of the places expire so many times, and get a new one each time. */
export interface Order {
  readonly place: number;
  readonly expiries: number;
}

/** What the child answers when it has. */
export interface Done {
  readonly version: string;
}

/** A store on connections of its own. Loads one driver only, so that a child starts fast. */
export async function storeOf({ kind, where, table }: Omit<Place, "provider">): Promise<SqlSessions> {
  if (kind === "sqlite") return (await import("@tokens/session-sql/sqlite")).sqliteSessions(where, { table });
  if (kind === "mariadb") {
    const [{ mysqlSessions }, { createPool }] = await Promise.all([
      import("@tokens/session-sql/mysql"),
      import("mysql2"),
    ]);
    return mysqlSessions(createPool({ uri: where, connectionLimit: 2 }), { table });
  }
  const [{ postgresSessions }, { Pool }] = await Promise.all([import("@tokens/session-sql/postgres"), import("pg")]);
  return postgresSessions(new Pool({ connectionString: where, max: 2 }), { table });
}

const given = process.argv[2];
if (given && process.send) {
  const { places, options } = JSON.parse(given) as Worker;
  const managers = await Promise.all(
    places.map(async (place) =>
      TokenManager.create(providerOf(place.provider), { sessions: await storeOf(place), ...options }),
    ),
  );
  const follow = async ({ place, expiries }: Order): Promise<void> => {
    const tokens = managers[place]!;
    let session = await tokens.session();
    for (let n = 0; n < expiries; n++) {
      tokens.invalidate(session.accessToken);
      session = await tokens.session();
    }
    process.send!({ version: session.version } satisfies Done);
  };
  process.on("message", (order: Order) => void follow(order));
  await Promise.all(managers.map((tokens) => tokens.session()));
  process.send({ ready: true });
}
