import type { Store } from "@tokens/store";
import { entriesOf, opened } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { profileOf, show, type Cli, type Colors } from "../cli.ts";
import { checkAccess, checkKey, checkProviders, checkStore, openSome, type Finding } from "../doctor.ts";
import { exitCodes } from "../exit-code.ts";
import { failureOf } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { counted, plain } from "../text.ts";

/** `tokens doctor` */
export const addDoctor: AddCommand = (program, on) => {
  program
    .command("doctor")
    .summary("diagnose problems")
    .description(
      "Checks the store and its file permissions, the encryption key, the providers of the stored accounts, and this machine's clock.",
    )
    .action(on(doctor));
};

async function doctor(cli: Cli): Promise<void> {
  const findings = await examine(cli);
  const failed = findings.filter(({ result }) => result === "fail").length;
  cli.exitCode = failed > 0 ? exitCodes.failed.code : exitCodes.done.code;
  show(cli, { ok: failed === 0, findings }, () => textOf(cli, findings));
}

async function examine(cli: Cli): Promise<Finding[]> {
  let store: Store;
  try {
    store = await opened(cli);
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
  const { sessions, reasons } = await openSome(store, await entriesOf(cli, store));
  const key = checkKey(await profileOf(cli), sessions.length, reasons);
  const reached = await withProgress(
    cli,
    () => "Checking the providers",
    () => checkProviders(cli.io, sessions),
  );
  return [written, access, key, ...reached];
}

function finding(check: Finding["check"], error: unknown): Finding {
  const { message } = failureOf(error);
  return { check, result: "fail", message };
}

function textOf({ colors }: Cli, findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, result, message, next }) => [
    `${paintOf(colors)[result](result.padEnd(4))}  ${check.padEnd(8)}  ${plain(message)}`,
    ...(next ? [`${" ".repeat(16)}${colors.dim("next")} ${next}`] : []),
  ]);
  const bad = findings.filter(({ result }) => result !== "ok").length;
  const summary = bad === 0 ? "No problems found." : `${counted(bad, "problem")} found.`;
  return [...lines, "", summary].join("\n");
}

function paintOf({ green, yellow, red }: Colors): Readonly<Record<Finding["result"], (text: string) => string>> {
  return { ok: green, warn: yellow, fail: red };
}
