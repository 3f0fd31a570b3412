import { expect, test } from "vitest";
import { reachPostgres } from "./databases.ts";
import { startSweepers } from "./sweep-processes.ts";

const postgres = await reachPostgres();

test.skipIf(!postgres)("concurrent sweeps refresh each session once", async () => {
  await using sweepers = await startSweepers(3);
  await sweepers.login(300);
  expect(await sweepers.due()).toBe(300);
  const swept = await sweepers.sweep();
  expect(swept.map(({ complete }) => complete)).toEqual([true, true, true]);
  const sum = (outcome: "refreshed" | "failed" | "unknown"): number =>
    swept.reduce((total, { counts }) => total + counts[outcome], 0);
  expect([sum("refreshed"), sum("failed"), sum("unknown")]).toEqual([300, 0, 0]);
  expect(sweepers.server).toMatchObject({ requests: 300, reuses: 0 });
  expect(sweepers.server.counts()).toEqual([1]);
  expect(await sweepers.due()).toBe(0);
});
