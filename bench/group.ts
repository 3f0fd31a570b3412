import type { Section } from "./report.ts";

/** What a measurement is given. */
export interface Context {
  /** Few rounds, to see whether it works. */
  readonly quick: boolean;
  readonly random: () => number;
  /** Says how far it is. */
  progress(text: string): void;
}

/** Measurements about one subject. Each group runs in a process of its own. */
export interface Group {
  readonly title: string;
  /** What is measured and how, in Markdown, for the page of results. */
  readonly about: string;
  measure(context: Context): Promise<Section[]>;
}
