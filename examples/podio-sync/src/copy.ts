import type { AppField, FieldKind, OptionValue } from "@tokens/podio";

/** Types of fields that mean the same in any app. Relations and files belong to the app that they are in. */
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
  /** Options of the app that is written to. */
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

/** What to write for the values that were read; null for none. */
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
      // Options have other ids in another app: they are told by their text.
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
