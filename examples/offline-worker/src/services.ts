import type { SessionManager, TokenManager, TokenManagerOptions } from "@tokens/core";
import { createHubstaff } from "@tokens/hubstaff";
import { createPodio } from "@tokens/podio";
import { createPsohub } from "@tokens/psohub";
import type { ServiceSettings } from "./settings.ts";

/** A service that users connect. An account is named by its user. */
export interface Service {
  readonly name: keyof ServiceSettings;
  /** Display name. */
  readonly label: string;
  tokens(user: string): TokenManager;
  /** The job. Resolves with a description of the account for the log. */
  job(user: string): Promise<string>;
}

/** The services that are set up. */
export interface Services {
  readonly all: readonly Service[];
  /** Waits until background refreshes are saved. Call it before closing the store. */
  settled(): Promise<void>;
}

/** `options` are for tests. */
export function createServices(
  { hubstaff, podio, psohub }: ServiceSettings,
  sessions: SessionManager,
  options: Pick<TokenManagerOptions, "clock" | "fetch" | "random"> = {},
): Services {
  const all: Service[] = [];
  const background = new Set<Promise<unknown>>();
  const waitUntil = (work: Promise<unknown>): void => {
    background.add(work);
    void work.finally(() => background.delete(work));
  };
  const shared = { ...options, sessions, waitUntil };
  if (hubstaff) {
    const client = createHubstaff({ ...hubstaff, ...shared });
    all.push({
      name: "hubstaff",
      label: "Hubstaff",
      tokens: (user) => client.for(user).tokens,
      job: async (user) => `is ${(await client.for(user).request("GET /v2/users/me")).user.name}`,
    });
  }
  if (podio) {
    const client = createPodio({ ...podio, ...shared });
    all.push({
      name: "podio",
      label: "Podio",
      tokens: (user) => client.for(user).tokens,
      job: async (user) =>
        `has ${(await client.for(user).request("GET /user/status")).inbox_new ?? 0} new in the inbox`,
    });
  }
  if (psohub) {
    const client = createPsohub({ ...psohub, ...shared });
    all.push({
      name: "psohub",
      label: "PSOhub",
      tokens: (user) => client.for(user).tokens,
      async job(user) {
        const projects = await client.for(user).request("GET /projects", { query: { limit: 10 } });
        return `sees ${projects.length} projects`;
      },
    });
  }
  return { all, settled: async () => void (await Promise.allSettled(background)) };
}
