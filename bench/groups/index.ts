import type { Group } from "../group.ts";

/** Every group, in the order of the report; each loads what it measures only when it runs. */
export const groups: Readonly<Record<string, () => Promise<Group>>> = {
  "fresh-token": async () => (await import("./fresh-token.ts")).freshToken,
  requests: async () => (await import("./requests.ts")).requests,
  refresh: async () => (await import("./refresh.ts")).refresh,
  expiry: async () => (await import("./expiry.ts")).expiry,
  sweep: async () => (await import("./sweep.ts")).sweeps,
  memory: async () => (await import("./memory.ts")).memory,
  size: async () => (await import("./size.ts")).size,
  import: async () => (await import("./cold-import.ts")).coldImport,
  cli: async () => (await import("./cli.ts")).cli,
};
