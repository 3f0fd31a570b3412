import type { OptionValue, PodioFile } from "../models.ts";

/** The viewer's time zone is an hour ahead of UTC in winter, which exposes programs that read the wrong members. */
export const viewerZone = "Europe/Copenhagen";

/** Options of category and question fields. */
export const options: readonly OptionValue[] = [
  { id: 1, text: "Open", color: "DCEBD8", status: "active" },
  { id: 2, text: "Closed", color: "F7D1D0", status: "active" },
  { id: 3, text: "Old", color: "E1E1E1", status: "deleted" },
];

/** Values of item 555 by field type: every type that Podio's published clients can save. */
export function sampleValues(title: string, file: PodioFile): Readonly<Record<string, readonly unknown[]>> {
  return {
    text: [{ value: title }],
    number: [{ value: "123.5600" }],
    category: [{ value: options[0] }],
    date: [dateValue({ start_utc: "2026-01-05 08:00:00" })],
    app: [
      {
        value: {
          item_id: 601,
          app_item_id: 2,
          title: "Bug 2",
          app: { app_id: 111, name: "Bugs", item_name: "Bug", icon: "250.png" },
          link: "https://podio.com/acme/dev/apps/bugs/items/2",
        },
      },
    ],
    contact: [
      {
        value: {
          profile_id: 811,
          user_id: 999_999,
          name: "Ada Lovelace",
          type: "user",
          mail: ["user@example.com"],
          phone: [],
          link: "https://podio.com/users/999999",
        },
      },
    ],
    money: [{ value: "99.0000", currency: "EUR" }],
    progress: [{ value: 40 }],
    duration: [{ value: 3600 }],
    location: [
      {
        value: "Vesterbrogade 34, Copenhagen",
        formatted: "Vesterbrogade 34, 1620 København, Denmark",
        street_number: "34",
        street_name: "Vesterbrogade",
        street_address: "Vesterbrogade 34",
        postal_code: "1620",
        city: "København",
        state: "",
        country: "Denmark",
        lat: 55.6722,
        lng: 12.5534,
        map_in_sync: true,
      },
    ],
    embed: [
      {
        embed: {
          embed_id: 91,
          original_url: "https://example.com/",
          resolved_url: "https://example.com/",
          type: "link",
          title: "Example",
          description: null,
        },
        file: null,
      },
    ],
    image: [{ value: file }],
    file: [{ value: file }],
    phone: [{ type: "work", value: "+45 12 34 56 78" }],
    email: [{ type: "work", value: "ada@example.com" }],
    calculation: [{ value: "1234.5600" }],
  };
}

type Written = Readonly<Record<"start_utc" | "start_date" | "end_utc" | "end_date", string | null | undefined>>;

/** Converts a written date to the shape that is read: `_utc` in UTC, the rest in the viewer's time zone, a day without one. */
export function dateValue(written: Partial<Written>): object {
  const side = (name: "start" | "end"): object => {
    const [utc, day] = [written[`${name}_utc`], written[`${name}_date`]];
    const own = utc ? inZone(utc) : day ? `${day} 00:00:00` : null;
    const shown = utc ?? own;
    return {
      [name]: own,
      [`${name}_date`]: own?.slice(0, 10) ?? null,
      [`${name}_time`]: utc ? own!.slice(11) : null,
      [`${name}_utc`]: shown,
      [`${name}_date_utc`]: shown?.slice(0, 10) ?? null,
      [`${name}_time_utc`]: utc?.slice(11) ?? null,
    };
  };
  return { ...side("start"), ...side("end") };
}

/** The Swedish locale formats dates like Podio. */
function inZone(utc: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: viewerZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(new Date(`${utc.replace(" ", "T")}Z`));
}
