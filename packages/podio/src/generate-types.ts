import { isFieldKind } from "./fields/define.ts";
import type { App, AppField } from "./models.ts";

/** Writes an app's definition as TypeScript, from `GET /app/{app_id}`. Deleted fields are left out. */
export function printDefinition(app: App): string {
  const name = app.config?.name ?? app.url_label ?? `app ${app.app_id}`;
  const fields = (app.fields ?? []).filter(({ status }) => status !== "deleted");
  return `import { defineApp, f } from "@tokens/podio";

/** ${comment(name)} */
export const ${identifier(name, app.app_id)} = defineApp(${app.app_id}, {
${fields.map((field) => printField(field)).join("\n")}
});
`;
}

function printField({ external_id: name, type, label, config, field_id: id }: AppField): string {
  const known = type === "tel" ? "phone" : type;
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  if (!isFieldKind(known)) return `  // ${comment(`${name} (${id}) has the type ${type}: read it from raw.`)}`;
  const settings = config?.settings ?? {};
  const options = settings.options?.filter(({ status }) => status !== "deleted") ?? [];
  const notes = [
    config?.label ?? label ?? name,
    ...(settings.multiple ? ["several values"] : []),
    ...(config?.unique ? ["unique"] : []),
    ...options.map(({ id: option, text }) => `${option}: ${text}`),
  ];
  const members = [
    ...(options.length > 0 ? [`options: [${options.map(({ id: option }) => option).join(", ")}]`] : []),
    ...(config?.required && known !== "calculation" ? ["required: true"] : []),
  ];
  const argument = members.length > 0 ? `{ ${members.join(", ")} }` : "";
  return `  /** ${comment(notes.join("; "))} */\n  ${key}: f.${known}(${argument}),`;
}

/** Text from Podio, which must not end the comment. */
function comment(text: string): string {
  return text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ").trim();
}

function identifier(name: string, appId: number): string {
  const [first = "", ...rest] = name.normalize("NFKD").match(/[A-Za-z0-9]+/g) ?? [];
  const camel = first.toLowerCase() + rest.map((word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()).join("");
  return /^[a-z]/.test(camel) ? camel : `app${appId}`;
}
