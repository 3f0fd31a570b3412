import type { ProviderDescription, ProviderName } from "./description.ts";
import { ergani } from "./providers/ergani.ts";
import { hubstaff } from "./providers/hubstaff.ts";
import { podio } from "./providers/podio.ts";
import { psohub } from "./providers/psohub.ts";

/** Every provider, in the order in which they are shown. */
export const providers: Readonly<Record<ProviderName, ProviderDescription>> = { hubstaff, podio, psohub, ergani };

/** The provider of that name, or undefined. */
export function providerNamed(name: string): ProviderDescription | undefined {
  return Object.hasOwn(providers, name) ? providers[name as ProviderName] : undefined;
}
