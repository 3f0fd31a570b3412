import type { Case, Packages } from "./case.ts";
import { coreCases } from "./core.ts";
import { loadCases, markCase } from "./loads.ts";
import { providerCases } from "./providers.ts";
import { sessionCases } from "./sessions.ts";
import { storeCases } from "./stores.ts";

/** Every row of the table, by group. */
export function groupsFor(packages: Packages): readonly { readonly title: string; readonly cases: readonly Case[] }[] {
  return [
    { title: "Core", cases: coreCases },
    { title: "Providers", cases: providerCases },
    { title: "Sessions, with the conformance cases", cases: [...sessionCases, ...storeCases] },
    { title: "Entries of the packages", cases: [...loadCases(packages), markCase(packages)] },
  ];
}

export function casesFor(packages: Packages): Case[] {
  return groupsFor(packages).flatMap(({ cases }) => cases);
}
