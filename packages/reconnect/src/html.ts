/** Escaped HTML. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | undefined | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML whose values are escaped, unless they are HTML themselves. Undefined values are left out. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, index) => part + textOf(values[index])).join("") };
}

function textOf(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "object") return "html" in value ? value.html : value.map((one) => one.html).join("");
  return String(value).replace(/[&<>"']/g, (character) => entities[character]!);
}
