const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const asksToWait = /\b(?:wait|try again|retry)\b(?: again)?(?: (?:for|in|after|about|at least|another))*/gi;
const unit = "(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)(?![a-z])";
/** A number and its unit; without one, it must not be followed by a word that could be another unit. */
const amount = new RegExp(String.raw`^[\s,]*(?:and )?(\d[\d,]*(?:\.\d+)?)(?: ?${unit}|(?= before\b|\W*$))`, "i");

/**
 * How long a text asks to wait, in seconds, e.g. 3600 for "You have hit the rate limit. Please wait 3600 seconds before trying
 * again". Minutes, hours and days are read too, a bare number means seconds. Undefined when it names no time.
 */
function waitInWords(text: string): number | undefined {
  for (const { index, 0: asked } of text.matchAll(asksToWait)) {
    let rest = text.slice(index + asked.length);
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

/**
 * `fetch` that gives a rate-limit answer the `Retry-After` header that Podio leaves out: it tells how long to wait in words, in the
 * error's description. So errors of calls and of token requests know it alike, and so does what decides on retries.
 */
export function withRetryAfter(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const { status, statusText, headers } = response;
    if ((status !== 420 && status !== 429) || headers.has("retry-after")) return response;
    const text = await response.text();
    const seconds = waitInWords(description(text));
    const told = new Headers(headers);
    if (seconds !== undefined) told.set("retry-after", String(Math.ceil(seconds)));
    return new Response(text, { status, statusText, headers: told });
  };
}

/** The description of an error body, or the whole of what is not JSON. */
function description(text: string): string {
  try {
    const { error_description } = JSON.parse(text) as { readonly error_description?: unknown };
    return typeof error_description === "string" ? error_description : "";
  } catch {
    return text;
  }
}
