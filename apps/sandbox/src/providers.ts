import type { SandboxProvider } from "./sandbox.ts";

/** The providers that come with tokens, in the order of their ports. */
export const providers: readonly SandboxProvider[] = [
  { name: "hubstaff", sandbox: async () => (await import("@tokens/hubstaff/msw")).sandboxServer },
  { name: "psohub", sandbox: async () => (await import("@tokens/psohub/msw")).sandboxServer },
  { name: "podio", sandbox: async () => (await import("@tokens/podio/msw")).sandboxServer },
  { name: "ergani", sandbox: async () => (await import("@tokens/ergani/msw")).sandboxServer },
];
