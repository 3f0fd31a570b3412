import type { AuthorityMethods, Step } from "./authority.ts";
import type { Child } from "./rpc.ts";

/** Resolves at the next step of a token request: of any caller of an account, or of one. */
export function nextStep(
  authority: Child<AuthorityMethods>,
  event: "asked" | "held" | "answered",
  { account, caller }: { readonly account: string; readonly caller?: string },
): Promise<void> {
  return new Promise((resolve) => {
    const listening = authority.on(event, (value) => {
      const step = value as Step;
      if (step.account !== account || (caller !== undefined && step.caller !== caller)) return;
      listening[Symbol.dispose]();
      resolve();
    });
  });
}
