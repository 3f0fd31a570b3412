import type { Store } from "@tokens/store";
import { listEntries, openCliStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { activeProfile, printResult, type Cli, type Colors } from "../cli.ts";
import {
  checkAccess,
  checkKey,
  checkProviders,
  checkStore,
  openSome,
  reportFailures,
  type Finding,
} from "../doctor.ts";
import { exitCodes } from "../exit-code.ts";
import { failureOf } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { loadProviders } from "../providers.ts";
import { pluralize, sanitize } from "../text.ts";

/** `tokens doctor` */
export const addDoctor: AddCommand = (program, withCli) => {
  program
    .command("doctor")
    .summary("diagnose problems")
    .description(
      "Checks the store and its file permissions, the encryption key, the providers, and this machine's clock.",
    )
    .action(withCli(doctor));
};

async function doctor(cli: Cli): Promise<void> {
  const { failures } = await loadProviders(cli);
  const findings = [...(await examine(cli)), ...reportFailures(failures)];
  const failed = findings.filter(({ result }) => result === "fail").length;
  cli.exitCode = failed > 0 ? exitCodes.failed.code : exitCodes.done.code;
  printResult(cli, { ok: failed === 0, findings }, () => textOf(cli, findings));
}

async function examine(cli: Cli): Promise<Finding[]> {
  let store: Store;
  try {
    store = await openCliStore(cli, { create: false });
  } catch (error) {
    return [finding("store", error)];
  }
  try {
    return await examineStore(cli, store);
  } finally {
    await store.close();
  }
}

async function examineStore(cli: Cli, store: Store): Promise<Finding[]> {
  const written = await checkStore(store).catch((error: unknown) => finding("store", error));
  const access = await checkAccess(store);
  if (written.result === "fail") return [written, access];
  const { sessions, reasons } = await openSome(store, await listEntries(cli, store));
  const key = checkKey(await activeProfile(cli), sessions.length, reasons);
  const { providers } = await loadProviders(cli);
  const reached = await withProgress(
    cli,
    () => "Checking the providers",
    () => checkProviders(cli.io, providers, sessions),
  );
  return [written, access, key, ...reached];
}

function finding(check: Finding["check"], error: unknown): Finding {
  const { message } = failureOf(error);
  return { check, result: "fail", message };
}

function textOf({ colors }: Cli, findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, result, message, next }) => [
    `${paintOf(colors)[result](result.padEnd(4))}  ${check.padEnd(8)}  ${sanitize(message)}`,
    ...(next ? [`${" ".repeat(16)}${colors.dim("next")} ${next}`] : []),
  ]);
  const bad = findings.filter(({ result }) => result !== "ok").length;
  const summary = bad === 0 ? "No problems found." : `${pluralize(bad, "problem")} found.`;
  return [...lines, "", summary].join("\n");
}

function paintOf({ green, yellow, red }: Colors): Readonly<Record<Finding["result"], (text: string) => string>> {
  return { ok: green, warn: yellow, fail: red };
}
