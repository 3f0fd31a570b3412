const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const asksToWait = /\b(?:wait|try again|retry)\b(?: again)?(?: (?:for|in|after|about|at least|another))*/gi;
const unit = "(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)(?![a-z])";
/** A number and its unit. Without a unit, it is not followed by a word that could be another one. */
const amount = new RegExp(String.raw`^[\s,]*(?:and )?(\d[\d,]*(?:\.\d+)?)(?: ?${unit}|(?= before\b|\W*$))`, "i");

/** What comes later is not read: a pattern with several starts takes long on a crafted text. */
const longest = 1000;

/**
 * How long an error message asks to wait, in seconds, e.g. 3600 for "You have hit the rate limit. Please wait 3600 seconds before
 * trying again". Reads seconds, minutes, hours and days; a bare number means seconds. Undefined when the text names no time.
 */
export function waitInWords(text: string): number | undefined {
  const head = text.slice(0, longest);
  for (const { index, 0: asked } of head.matchAll(asksToWait)) {
    let rest = head.slice(index + asked.length);
    let seconds: number | undefined;
    for (let found = amount.exec(rest); found; found = amount.exec(rest)) {
      const [all, digits, word = "s"] = found;
      const letter = word[0]!.toLowerCase() as keyof typeof unitSeconds;
      seconds = (seconds ?? 0) + Number(digits!.replaceAll(",", "")) * unitSeconds[letter];
      rest = rest.slice(all.length);
    }
    if (seconds !== undefined) return seconds;
  }
  return undefined;
}
