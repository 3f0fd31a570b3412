import type { AccountState } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import { openCliStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { activeProfile, printResult, type Cli, type Colors } from "../cli.ts";
import {
  checkAccess,
  checkAccounts,
  checkKey,
  checkProviders,
  checkStore,
  openSome,
  reportFailures,
  type Finding,
} from "../doctor.ts";
import { exitCodes, monitorCode } from "../exit-code.ts";
import { failureOf } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { loadProviders } from "../providers.ts";
import { selectAccounts } from "../selection.ts";
import { pluralize, sanitize } from "../text.ts";

/** `tokens doctor` */
export const addDoctor: AddCommand = (program, withCli) => {
  program
    .command("doctor")
    .summary("diagnose problems")
    .description(
      "Checks the store and its file permissions, the encryption key, the providers, and this machine's clock.",
    )
    .option(
      "--exit-code",
      "exit with 6 if the store cannot be used, 3 if an account needs a login, 5 if one is failing; without it, 1 for any failed check",
    )
    .action(withCli(doctor));
};

async function doctor(cli: Cli, { exitCode }: { exitCode?: true }): Promise<void> {
  const { failures } = await loadProviders(cli);
  const { findings: own, states } = await examine(cli);
  const findings = [...own, ...reportFailures(failures)];
  const failed = findings.filter(({ result }) => result === "fail");
  const { done, failed: other } = exitCodes;
  cli.exitCode = exitCode ? detailedCode(failed, states) : failed.length > 0 ? other.code : done.code;
  printResult(cli, { ok: failed.length === 0, findings }, () => textOf(cli, findings));
}

function detailedCode(failed: readonly Finding[], states: readonly AccountState[]): number {
  const checks = new Set(failed.map(({ check }) => check));
  if (["store", "key"].some((check) => checks.has(check as Finding["check"]))) return exitCodes.store.code;
  return monitorCode(states) || (failed.length > 0 ? exitCodes.failed.code : exitCodes.done.code);
}

interface Examined {
  readonly findings: readonly Finding[];
  readonly states: readonly AccountState[];
}

async function examine(cli: Cli): Promise<Examined> {
  let store: Store;
  try {
    store = await openCliStore(cli, { create: false });
  } catch (error) {
    return { findings: [finding("store", error)], states: [] };
  }
  try {
    return await examineStore(cli, store);
  } finally {
    await store.close();
  }
}

async function examineStore(cli: Cli, store: Store): Promise<Examined> {
  const written = await checkStore(store).catch((error: unknown) => finding("store", error));
  const access = await checkAccess(store);
  if (written.result === "fail") return { findings: [written, access], states: [] };
  const accounts = await selectAccounts(cli, store, undefined);
  const { sessions, reasons } = await openSome(
    store,
    accounts.map(({ account }) => account),
  );
  const key = checkKey(await activeProfile(cli), sessions.length, reasons);
  const { providers } = await loadProviders(cli);
  const states = accounts.map(({ status }) => status.state);
  const reached = await withProgress(
    cli,
    () => "Checking the providers",
    () => checkProviders(cli.io, providers, sessions),
  );
  return { findings: [written, access, key, checkAccounts(states), ...reached], states };
}

function finding(check: Finding["check"], error: unknown): Finding {
  const { message, next } = failureOf(error);
  return { check, result: "fail", message, ...(next && next !== "tokens doctor" && { next }) };
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
