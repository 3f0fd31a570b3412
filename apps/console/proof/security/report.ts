import { styleText } from "node:util";

/** What was tried, what was expected, and what happened. */
export interface Step {
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
  readonly ok: boolean;
}

/** Runs the steps of a walk and prints a line for each. */
export interface Report {
  section(title: string): void;
  /** Compares what `act` sees with a text or a pattern. A failure of `act` is what was seen. */
  step(what: string, expected: string | RegExp, act: () => Promise<string | number>): Promise<void>;
  readonly steps: readonly Step[];
}

/** How many columns the first two texts of a line get. */
const [whatWidth, longest] = [74, 160];

const paint = (color: "green" | "red" | "dim" | "bold", text: string): string =>
  styleText(color, text, { stream: process.stdout });

/** With `quiet`, prints only what is wrong. */
export function openReport({ quiet = false } = {}): Report {
  const steps: Step[] = [];
  const print = (line: string): void => void (quiet || console.log(line));
  return {
    steps,
    section: (title) => print(`\n${paint("bold", title)}`),
    async step(what, expected, act) {
      const seen = await act().then(String, (error: unknown) => `failed: ${(error as Error).message}`);
      const ok = typeof expected === "string" ? seen === expected : expected.test(seen);
      const wanted = typeof expected === "string" ? expected : expected.source;
      steps.push({ what, expected: wanted, seen, ok });
      const shown = seen.replaceAll(/\s+/g, " ").slice(0, longest);
      if (ok) print(`  ${paint("green", "✓")} ${what.padEnd(whatWidth)} ${paint("dim", shown)}`);
      else console.log(`  ${paint("red", `✗ ${what}`)}\n      expected ${wanted}\n      saw      ${shown}`);
    },
  };
}
