import { styleText } from "node:util";
import type { WorkerLine } from "./demo.ts";
import type { Stats } from "./stages/stage.ts";

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** What a person sees of the demonstration. */
export interface DemoView {
  start(): void;
  /** A line that a worker printed. */
  line(worker: number, line: WorkerLine): void;
  /** A line that a worker complained with. */
  trouble(worker: number, text: string): void;
  finish(): void;
  /** Resolves, where nobody watches, when every process has seen the token replaced once. */
  readonly fullCycle: Promise<void>;
}

/** What the view shows. */
export interface DemoViewOptions {
  readonly sandbox: string;
  readonly directory: string;
  readonly ttlMs: number;
  readonly workers: number;
  stats(): Stats;
}

const barWidth = 24;

/** Prints one line for each thing that happens to the token, and in a terminal a bar of its life below them. */
export function demoView({ sandbox, directory, ttlMs, workers, stats }: DemoViewOptions): DemoView {
  const out = process.stdout;
  const live = out.isTTY;
  const startedAt = Date.now();
  const answers = new Map<number, number>();
  const replaced = new Set<number>();
  let expiresAt: number | undefined;
  let ticker: NodeJS.Timeout | undefined;
  let complete = (): void => undefined;
  const fullCycle = new Promise<void>((resolve) => (complete = live ? () => undefined : resolve));

  const answered = (): number => [...answers.values()].reduce((sum, count) => sum + count, 0);
  const tokenRequests = (): number => Object.values(stats().tokenRequests).reduce((sum, count) => sum + count, 0);

  function print(text: string): void {
    if (live) out.write("\r\u001b[K");
    out.write(`${text}\n`);
    drawBar();
  }

  function say(worker: number, text: string): void {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
    print(`${styleText("dim", `${seconds} s`)}  process ${worker}  ${text}`);
  }

  function drawBar(): void {
    if (!live || expiresAt === undefined) return;
    const left = Math.max(expiresAt - Date.now(), 0);
    const full = Math.round((left / ttlMs) * barWidth);
    const colour = left < ttlMs * 0.2 ? "yellow" : "green";
    const bar = styleText(colour, "█".repeat(full)) + styleText("dim", "░".repeat(barWidth - full));
    const seconds = String(Math.ceil(left / 1000)).padStart(3);
    out.write(
      `\r\u001b[K${bar} ${seconds} s left   ${counted(answered(), "answer")}   ${counted(tokenRequests(), "token request")}   Ctrl-C ends`,
    );
  }

  function tellAge(): void {
    if (expiresAt === undefined) return;
    const left = Math.max(Math.round((expiresAt - Date.now()) / 1000), 0);
    print(`${" ".repeat(8)}  ${answered()} answers so far, the token is valid for another ${left} s`);
  }

  return {
    fullCycle,
    start() {
      print(
        `${styleText("bold", "One account, one session file, four processes.")} Access tokens live ${ttlMs / 1000} s, refresh tokens work once.`,
      );
      print(`Sandbox ${sandbox}   session in ${directory}`);
      print("");
      ticker = live ? setInterval(drawBar, 250) : setInterval(tellAge, 5000);
    },
    line(worker, line) {
      if (line.type === "user" && "user" in line) {
        const count = (answers.get(worker) ?? 0) + 1;
        answers.set(worker, count);
        if (count === 1) say(worker, `GET /v2/users/me → ${line.user.name}`);
        return;
      }
      const event = line as Exclude<WorkerLine, { user: unknown }>;
      if (event.expiresAt !== undefined) expiresAt = event.expiresAt;
      const life =
        event.expiresAt === undefined ? "" : `, valid for ${Math.round((event.expiresAt - Date.now()) / 1000)} s`;
      if (event.type === "authenticated")
        say(worker, `${styleText("green", "began")} with the personal access token${life}`);
      if (event.type === "refreshed")
        say(worker, `${styleText("green", "refreshed")} in ${event.durationMs} ms${life}`);
      if (event.type === "adopted") say(worker, `${styleText("cyan", "took over")} the new token from the file${life}`);
      if (event.type === "waiting") say(worker, styleText("dim", "waits for the process that is refreshing"));
      if (event.type.endsWith("failed") || event.type === "reauthorization-required")
        say(worker, styleText("red", event.type));
      const begun = tokenRequests() > 1;
      if (begun && (event.type === "refreshed" || event.type === "adopted")) replaced.add(worker);
      if (replaced.size === workers) complete();
    },
    trouble: (worker, text) => say(worker, styleText("red", text)),
    finish() {
      clearInterval(ticker);
      if (live) out.write("\r\u001b[K");
      expiresAt = undefined;
      const { reuses } = stats();
      out.write(
        `\n${answered()} answers to ${workers} processes, ${tokenRequests()} token requests (the first began the chain), ${reuses} refresh tokens used twice.\n`,
      );
    },
  };
}
