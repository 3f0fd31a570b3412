/** A regular expression for addresses that may have `{name}` placeholders and alternatives, followed by `rest`. */
export function urlPattern(templates: readonly string[], rest = ""): RegExp {
  const sources = templates.flatMap((template) => template.split(" || ")).map((template) => source(template, "[^/]+"));
  return new RegExp(`^(${sources.join("|")})${rest}$`, "i");
}

/** A regular expression for a template, whose placeholders match `value`. */
export function source(template: string, value: string): string {
  return template
    .split(/\{[^}]+\}/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join(value);
}

/** The same address below one origin: `https://github.com/login` becomes `<origin>/github/github.com/login`. Placeholders stay. */
export function moveTo(origin: string, server: string): (template: string) => string {
  return (template) => template.replaceAll("https://", `${origin}/${server}/`);
}
