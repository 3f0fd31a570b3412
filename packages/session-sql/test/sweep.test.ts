import { expect, test } from "vitest";
import { reachPostgres } from "./databases.ts";
import { sweepFleet } from "./sweep-fleet.ts";

const postgres = await reachPostgres();

test.skipIf(!postgres)("concurrent sweeps refresh each session once", async () => {
  await using fleet = await sweepFleet(3);
  await fleet.login(300);
  expect(await fleet.due()).toBe(300);
  const swept = await fleet.sweep();
  expect(swept.map(({ complete }) => complete)).toEqual([true, true, true]);
  const sum = (outcome: "refreshed" | "failed" | "unknown"): number =>
    swept.reduce((total, { counts }) => total + counts[outcome], 0);
  expect([sum("refreshed"), sum("failed"), sum("unknown")]).toEqual([300, 0, 0]);
  expect(fleet.server).toMatchObject({ requests: 300, reuses: 0 });
  expect(fleet.server.counts()).toEqual([1]);
  expect(await fleet.due()).toBe(0);
});
