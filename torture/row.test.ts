import { expect, test } from "vitest";
import { emptyRow, judge, type Row } from "./row.ts";
import { describe as describeRows, describeInMarkdown, describeRow } from "./table.ts";

const bounds = { longestWaitMs: 1000 };

function rowOf(figures: Partial<Row>): Row {
  return {
    ...emptyRow({ group: "herd", scenario: "herd 8 x 50", client: "tokens", store: "file" }),
    wrong: [],
    ...figures,
  };
}

test.each<[string, Partial<Row>]>([
  ["2 sessions lost that a client could have saved", { lost: 2 }],
  ["1 overlapping requests", { overlapping: 1 }],
  [
    "3 callers rejected with lock_timeout (it is busy)",
    { rejected: { lock_timeout: 3 }, messages: { lock_timeout: "it is busy" } },
  ],
  ["a caller waited 1.5 s", { longestWaitMs: 1500 }],
])("a row is wrong: %s", (reason, figures) => {
  const row = rowOf(figures);
  judge(row, bounds);
  expect(row.wrong).toEqual([reason]);
});

test("a row is right when no more happened than is allowed", () => {
  const row = rowOf({ overlapping: 1, rejected: { session_store: 3 }, longestWaitMs: 900, lostByStore: 1 });
  judge(row, { ...bounds, overlapping: 1, rejected: ["session_store"] });
  expect(row.wrong).toEqual([]);
});

test("the table has one line for a scenario, and one for each store where something is wrong", () => {
  const rows = [
    rowOf({ store: "file", served: 10, requests: 2, expiries: 2 }),
    rowOf({ store: "redis", served: 20, requests: 3, expiries: 2 }),
    rowOf({ store: "sqlite", lost: 1, wrong: ["1 session lost"] }),
    rowOf({ store: "postgres", notRun: "run apt-get install -y postgresql" }),
  ];
  const [, right, wrong] = describeRows(rows).split("\n");
  expect(right).toMatch(/file, redis +0 +4 +1\.25 .* 30 /);
  expect(wrong).toMatch(/sqlite/);
  expect(describeRows(rows)).toContain("✗ herd 8 x 50, sqlite: 1 session lost.");
  expect(describeRows(rows)).toContain("Not run: herd 8 x 50, postgres: run apt-get install -y postgresql.");
  expect(describeInMarkdown(rows)).toMatch(/\| herd 8 x 50 \| tokens \| file, redis \| 0 \| 4 \| 1\.25 \|/);
});

test("what goes wrong for a peer is a figure, not a mistake of ours", () => {
  const row = rowOf({ client: "simple-oauth2", lost: 3, wrong: ["3 sessions lost"] });
  expect(describeRow(row)).not.toContain("✗");
  expect(describeRows([row])).not.toContain("✗");
});
