/** A condition that a link adds to a filter or takes away, e.g. `state=failing`. */
export interface Condition {
  readonly field: "state" | "provider" | "label";
  readonly value: string;
}

const partsOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

const isOf = (part: string, field: Condition["field"]): boolean => new RegExp(`^${field}\\s*=`, "i").test(part);

/** The filter without its conditions on a field. */
export function without(text: string, field: Condition["field"]): string {
  return partsOf(text)
    .filter((part) => !isOf(part, field))
    .join(", ");
}

/** Whether the filter has a condition on a field, of this value if one is given. */
export function has(text: string, field: Condition["field"], value?: string): boolean {
  return partsOf(text).some(
    (part) => isOf(part, field) && (value === undefined || part.slice(part.indexOf("=") + 1).trim() === value),
  );
}

/** The filter with this condition in place of the others on the field, or without it if it has it. */
export function toggled(text: string, { field, value }: Condition): string {
  const rest = without(text, field);
  return has(text, field, value) ? rest : [rest, `${field}=${value}`].filter(Boolean).join(", ");
}
