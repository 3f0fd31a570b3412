import type { AppField, FieldKind, OptionValue } from "@tokens/podio";

/** Field types whose values can be copied between apps. Relations and files cannot. */
const copyable: readonly FieldKind[] = [
  "text",
  "number",
  "money",
  "progress",
  "duration",
  "date",
  "category",
  "question",
  "location",
  "phone",
  "email",
  "contact",
  "state",
];

/** A field that both apps have. */
export interface SharedField {
  readonly name: string;
  readonly kind: FieldKind;
  /** Options of the field in the target app. */
  readonly options: readonly OptionValue[];
}

/** Fields with the same external id and type in both apps. */
export function sharedFields(from: readonly AppField[], to: readonly AppField[]): SharedField[] {
  return to.flatMap(({ external_id: name, type, status, config }) => {
    const kind = copyable.find((one) => one === type);
    const twin = from.find((field) => field.external_id === name && field.type === type && field.status !== "deleted");
    if (!kind || !twin || status === "deleted") return [];
    return [{ name, kind, options: config?.settings?.options ?? [] }];
  });
}

/** Converts values to the target app; null when there is none. */
export function copyOf({ kind, options }: SharedField, values: readonly unknown[] | undefined): unknown {
  const [first] = (values ?? []) as readonly { readonly value?: unknown; readonly currency?: string }[];
  if (!first) return null;
  switch (kind) {
    case "money":
      return { value: first.value, currency: first.currency };
    case "date":
      return first;
    case "category":
    case "question": {
      // Option ids differ between apps, so options are matched by text.
      const texts = (values as readonly { readonly value: OptionValue }[]).map(({ value }) => value.text);
      const ids = options
        .filter(({ text, status }) => status !== "deleted" && texts.includes(text))
        .map(({ id }) => id);
      return ids.length > 0 ? ids : null;
    }
    case "location":
      return (values as readonly { value: string; lat?: number; lng?: number }[]).map(({ value, lat, lng }) => ({
        value,
        ...(typeof lat === "number" && typeof lng === "number" && { lat, lng }),
      }));
    case "contact":
      return (values as readonly { value: { profile_id: number } }[]).map(({ value }) => value.profile_id);
    case "phone":
    case "email":
      return values;
    default:
      return first.value;
  }
}
