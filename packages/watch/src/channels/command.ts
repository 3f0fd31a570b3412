import { spawn } from "node:child_process";
import type { Channel, Notice } from "../notice.ts";

const grouped = process.platform !== "win32";

/** Options of a command. */
export interface CommandOptions {
  /** Timeout of one run, in milliseconds; then the command is killed. @default 30,000 */
  readonly timeoutMs?: number;
}

/**
 * Runs a command line in the shell for each notice, which it gets as JSON on stdin, and its kind, type, severity, account, provider and
 * text in `TOKENS_NOTICE_…`. An exit code other than 0 means that the notice did not arrive.
 */
export function command(line: string, { timeoutMs = 30_000 }: CommandOptions = {}): Channel {
  return {
    name: "command",
    async send(notices, signal) {
      for (const notice of notices) await run(line, notice, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    },
  };
}

function run(line: string, notice: Notice, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...variablesOf(notice) };
    // A group of its own, so that what the shell started is killed with it.
    const child = spawn(line, { shell: true, detached: grouped, stdio: ["pipe", "ignore", "inherit"], env });
    const kill = (): void => {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    };
    signal.addEventListener("abort", kill, { once: true });
    const settle = (error?: Error): void => {
      signal.removeEventListener("abort", kill);
      if (error) reject(error);
      else resolve();
    };
    child.on("error", (error) => settle(new Error(`The command could not be started (${error.message}).`)));
    child.on("exit", (code, ended) => {
      if (signal.aborted) settle(new Error("The command did not finish in time and was killed."));
      else if (code === 0) settle();
      else settle(new Error(`The command ended with ${code === null ? String(ended) : `exit code ${code}`}.`));
    });
    // A command that does not read its stdin closes the pipe.
    child.stdin.on("error", () => undefined).end(JSON.stringify(notice));
  });
}

function variablesOf({ kind, type, severity, account, provider, text }: Notice): Record<string, string> {
  return {
    TOKENS_NOTICE_KIND: kind,
    TOKENS_NOTICE_TYPE: type,
    TOKENS_NOTICE_SEVERITY: severity,
    TOKENS_NOTICE_ACCOUNT: account?.name ?? "",
    TOKENS_NOTICE_PROVIDER: provider ?? "",
    TOKENS_NOTICE_TEXT: text,
  };
}
