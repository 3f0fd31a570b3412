/**
 * Walks a real console, `tokens serve` and Chromium as an attacker would: other sites, forged and replayed links, hostile names and messages,
 * broken requests, endless bodies and slow clients. Prints what was tried and what happened, and leaves screenshots in `.security/`.
 */
import { parseArgs } from "node:util";
import { agentSteps } from "./security/agent-steps.ts";
import { browserSteps } from "./security/browser-steps.ts";
import { connectionSteps, startSlowClients, type Target } from "./security/connection-steps.ts";
import { consoleSteps } from "./security/console-steps.ts";
import { linkSteps } from "./security/link-steps.ts";
import { placeOf, until } from "./security/raw.ts";
import { openReport } from "./security/report.ts";
import { openStage } from "./security/stage.ts";
import { signedIn } from "../test/visitor.ts";

const help = `Usage: pnpm security [options]

Walks the console, its reconnect links and tokens serve as an attacker would. Exits with 1 when something is not as it must be.

  --quick    without Chromium and slow clients
  --json     prints the steps as JSON
  --help`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean" },
  },
});
if (values.help) console.log(help);
else process.exitCode = await walk(values);

async function walk({ quick, json }: { readonly quick: boolean; readonly json: boolean }): Promise<number> {
  const startedAt = performance.now();
  const report = openReport({ quiet: json });
  const { section, step } = report;
  const tell = (what: string): void => void (json || console.log(`Starting ${what}`));
  await using stage = await openStage(tell);

  const one = await signedIn(stage.link());
  const targets: readonly Target[] = [
    {
      name: "Console",
      place: placeOf(stage.console),
      host: new URL(stage.console).host,
      headers: [`Cookie: ${one.cookie}`, `Origin: ${stage.console}`],
      post: "/sign-out",
      tooLarge: /^413$/,
      limitsBodies: true,
      isResponsive: async () => (await one.get("/")).status === 200,
    },
    {
      name: "tokens serve",
      place: placeOf(stage.agent),
      host: new URL(stage.agent).host,
      headers: [`Authorization: Bearer ${stage.agentKey}`],
      post: "/v1/accounts/hubstaff/alice/invalidate",
      tooLarge: /^(413|no answer)$/,
      limitsBodies: false,
      isResponsive: async () =>
        (await fetch(`${stage.agent}/v1/accounts`, { headers: { authorization: `Bearer ${stage.agentKey}` } })).ok,
    },
  ];
  // They hold on while everything else is walked.
  const slow = quick
    ? []
    : targets.map((target) => ({ target, clients: startSlowClients(target), since: performance.now() }));

  await consoleSteps(report, stage);
  await linkSteps(report, stage);
  await agentSteps(report, stage);
  for (const target of targets) {
    section(`${target.name}: broken, huge and hidden requests`);
    await connectionSteps(report, target);
  }
  if (!quick) await browserSteps(report, stage);
  for (const { target, clients, since } of slow) {
    section(`${target.name}: ${clients.count} slow clients`);
    await step("others are answered meanwhile", "answered", async () =>
      (await target.isResponsive()) ? "answered" : "not",
    );
    const which = target.limitsBodies ? "headers or body" : "headers";
    await step(`those that never finish their ${which} are disconnected`, "disconnected", async () => {
      // Half of them send a body. Forty-five seconds are more than any timeout.
      const most = target.limitsBodies ? 0 : clients.count / 2;
      const left = 45 - (performance.now() - since) / 1000;
      const gone = await until(() => clients.connected() <= most, Math.max(left, 1));
      return gone ? "disconnected" : `${clients.connected()} of ${clients.count} connected`;
    });
    clients.close();
  }
  section("What the processes printed");
  await step("no token, key or secret", "none", async () => {
    const printed = stage.printed();
    const seen = [...stage.secrets].filter((secret) => printed.includes(secret));
    return seen.length === 0 ? "none" : `${seen.length} secrets`;
  });
  await step(
    "no stack trace, so no error that nobody expected",
    "none",
    async () => /^.*\n\s+at .*:\d+:\d+/m.exec(stage.printed())?.[0].trim() ?? "none",
  );

  const failed = report.steps.filter(({ ok }) => !ok).length;
  if (json) console.log(JSON.stringify(report.steps, undefined, 2));
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const shots = quick ? "" : " Screenshots are in .security/.";
  if (!json) console.log(`\n${report.steps.length - failed} as expected, ${failed} not, in ${seconds} s.${shots}`);
  return failed === 0 ? 0 : 1;
}
