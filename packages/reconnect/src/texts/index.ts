import { da } from "./da.ts";
import { de } from "./de.ts";
import { el } from "./el.ts";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

export type { Ending, Message, Names, Texts } from "./texts.ts";

/** A language of the pages. */
export type Language = "en" | "de" | "el" | "da";

/** The texts of every language. */
export const texts: Readonly<Record<Language, Texts>> = { en, de, el, da };

/** The languages, in the order of the switch. */
export const languages = Object.keys(texts) as readonly Language[];

/** Whether the pages exist in a language. */
export function isLanguage(text: string | null | undefined): text is Language {
  return typeof text === "string" && Object.hasOwn(texts, text);
}

/** The language that `Accept-Language` prefers among those of the pages; English without one. */
export function preferredLanguage(accepted: string | null): Language {
  const ranges = (accepted ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const weight = parameters
      .find((one) => one.trim().startsWith("q="))
      ?.trim()
      .slice(2);
    return { language: tag.trim().split("-")[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const best = ranges
    .toSorted((a, b) => b.weight - a.weight)
    .find(({ language, weight }) => weight > 0 && isLanguage(language));
  return (best?.language as Language | undefined) ?? "en";
}
