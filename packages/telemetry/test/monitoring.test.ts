import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMetrics } from "@tokens/telemetry";
import { beforeAll, describe, expect, test } from "vitest";
import { cutOff, day, scene } from "./scene.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "docs/monitoring");
const program = "promtool";
const isInstalled = spawnSync(program, ["--version"]).status === 0;

function promtool(parameters: readonly string[], input = ""): string {
  return execFileSync(program, parameters, { input, encoding: "utf8" });
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly datasource: unknown;
  readonly gridPos: Readonly<Record<"x" | "y" | "w" | "h", number>>;
  readonly targets: readonly { readonly refId: string; readonly expr: string; readonly datasource: unknown }[];
}

interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly type: string; readonly definition?: string }[];
  };
}

/** A text with every metric. */
async function everything(): Promise<string> {
  const { tokens, answers, breakStore, clock } = await scene();
  const metrics = createMetrics({
    clock,
    accounts: () => [
      { provider: "podio", state: "needs-login", count: 2 },
      { provider: "podio", state: "valid", count: 30, loginEndsAt: clock.now() + day },
    ],
    notices: () => [{ kind: "needs-login", count: 2 }],
    lastSweepAt: () => clock.now(),
  });
  using _ = metrics.observe(tokens);
  answers.push({ error: cutOff() }, {});
  await clock.runUntil(tokens.refresh());
  breakStore("commit");
  await clock.runUntil(tokens.refresh()).catch(() => undefined);
  return metrics.text();
}

let text: string;
let rules: string;
let page: string;
let dashboard: Dashboard;
beforeAll(async () => {
  const file = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
  [text, rules, page] = await Promise.all([everything(), file("alerts.yaml"), file("README.md")]);
  dashboard = JSON.parse(await file("grafana-dashboard.json")) as Dashboard;
});

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();
const captured = (pattern: RegExp, from: string): readonly string[] =>
  [...from.matchAll(pattern)].map((found) => found[1]!);

/** Names of metrics in expressions, without what a histogram adds. */
const metricsIn = (from: string): readonly string[] =>
  sorted(captured(/\b(tokens_[a-z_]+)/g, from).map((name) => name.replace(/_(bucket|sum|count)$/, "")));

const written = (): readonly string[] => sorted(captured(/^# TYPE (\S+)/gm, text));
const expressions = (): readonly string[] => dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

describe("the metrics that are written", () => {
  test("are those of the dashboard", () => {
    expect(metricsIn(expressions().join("\n"))).toEqual(written());
  });

  test("are those that the page explains", () => {
    expect(sorted(captured(/^\| `(tokens_\w+)`/gm, page))).toEqual(written());
  });

  test("include those of the rules", () => {
    const exprs = captured(/expr: (?:\|\n)?([^]+?)\n {8}for:/g, rules);
    expect(exprs).toHaveLength(7);
    const used = metricsIn(exprs.join("\n"));
    expect(written()).toEqual(expect.arrayContaining([...used]));
    expect(used.length).toBeGreaterThan(5);
  });

  test("have the labels and values that rules, dashboard and page use", () => {
    const matchers = [...`${rules}\n${expressions().join("\n")}`.matchAll(/(tokens_\w+)\{([^}]+)\}/g)].flatMap(
      ([, name = "", list = ""]) =>
        [...list.matchAll(/(\w+)=~?"([^"]*)"/g)].flatMap(([, label = "", values = ""]) =>
          values.split("|").map((value) => ({ name, label, value })),
        ),
    );
    expect(matchers.length).toBeGreaterThan(20);
    for (const { name, label, value } of matchers) {
      const start = value.startsWith("$") ? `${label}="` : `${label}="${value}"`;
      expect(
        text.split("\n").some((line) => line.startsWith(`${name}{`) && line.includes(start)),
        `${name} ${start}`,
      ).toBe(true);
    }
    const outcomes = captured(
      /^\| `(\w+)` +\|/gm,
      page.slice(page.indexOf("### Outcomes"), page.indexOf("### Reasons")),
    );
    expect(sorted(outcomes)).toEqual(sorted(captured(/outcome="(\w+)"/g, text)));
    const reasons = captured(/^\| `(\w+)` +\|/gm, page.slice(page.indexOf("### Reasons"), page.indexOf("## Alerts")));
    expect(sorted(reasons)).toEqual(sorted(captured(/reason="(\w+)"/g, text)));
  });
});

test("every alert says what is wrong, what that means, and where the page says what to do", async () => {
  const { repository } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    repository: { url: string };
  };
  const home = `${repository.url.replace(/^git\+|\.git$/g, "")}/blob/main/docs/monitoring/README.md#`;
  const alerts = rules.split("- alert: ").slice(1);
  const names = alerts.map((alert) => alert.slice(0, alert.indexOf("\n")));
  for (const [index, alert] of alerts.entries()) {
    expect(alert).toMatch(/^ {10}summary: ".+"$/m);
    expect(alert).toMatch(/^ {10}description: ".+"$/m);
    expect(alert).toContain(`runbook_url: ${home}${names[index]!.toLowerCase()}\n`);
  }
  expect(sorted(captured(/^### (Tokens\w+)$/gm, page))).toEqual(sorted(names));
});

describe("the dashboard", () => {
  test("has the format of Grafana 10.4, and variables for data source and provider", () => {
    const { uid, title, schemaVersion, templating } = dashboard;
    expect({ uid, title, schemaVersion }).toEqual({ uid: "tokens", title: "Tokens", schemaVersion: 39 });
    expect(templating.list.map(({ name, type }) => [name, type])).toEqual([
      ["datasource", "datasource"],
      ["provider", "query"],
    ]);
    expect(templating.list[1]!.definition).toBe("label_values(tokens_requests_total, provider)");
  });

  test("has panels with ids and titles of their own, a description, and targets", () => {
    const { panels } = dashboard;
    for (const key of ["id", "title"] as const)
      expect(new Set(panels.map((panel) => panel[key])).size).toBe(panels.length);
    const datasource = { type: "prometheus", uid: "${datasource}" };
    for (const panel of panels) {
      expect(panel.description).toMatch(/.+\.$/);
      expect(panel.datasource).toEqual(datasource);
      expect(panel.targets.length).toBeGreaterThan(0);
      expect(new Set(panel.targets.map(({ refId }) => refId)).size).toBe(panel.targets.length);
      for (const target of panel.targets) {
        expect(target.datasource).toEqual(datasource);
        expect(target.expr).toMatch(/tokens_/);
      }
    }
  });

  test("has panels side by side on a grid of 24 columns, without gaps", () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    const rows = Math.max(...dashboard.panels.map(({ gridPos: { y, h } }) => y + h));
    expect(new Set(cells).size).toBe(cells.length);
    expect(sorted(cells)).toEqual(
      sorted(Array.from({ length: 24 * rows }, (_, cell) => `${cell % 24},${Math.floor(cell / 24)}`)),
    );
  });
});

describe.skipIf(!isInstalled)("promtool", () => {
  test("accepts the metrics", () => {
    expect(promtool(["check", "metrics"], text)).toBe("");
  });

  test("accepts the rules, and sees each one fire when it should", () => {
    expect(promtool(["check", "rules", join(folder, "alerts.yaml")])).toContain("7 rules found");
    const tests = join(import.meta.dirname, "alerts.yaml");
    expect(promtool(["test", "rules", tests])).toContain("SUCCESS");
  });

  test("accepts the expressions of the dashboard", async () => {
    const names = expressions().map((expr, index) => ({
      record: `panel_${index}`,
      expr: expr.replaceAll("$__rate_interval", "5m").replaceAll("$provider", ".*"),
    }));
    const directory = await mkdtemp(join(tmpdir(), "tokens-dashboard-"));
    try {
      const path = join(directory, "rules.json");
      await writeFile(path, JSON.stringify({ groups: [{ name: "dashboard", rules: names }] }));
      expect(promtool(["check", "rules", path])).toContain(`${names.length} rules found`);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
