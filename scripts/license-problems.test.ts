import { expect, test } from "vitest";
import { licenseProblems } from "./license-problems.ts";

const component = (name: string, ...ids: readonly string[]) => ({
  name,
  version: "1.0.0",
  licenses: ids.map((id) => ({ license: { id } })),
});

test("agreed licences pass, and one side of an OR is enough", () => {
  const either = { name: "either", version: "1.0.0", licenses: [{ expression: "(GPL-3.0-only OR MIT)" }] };
  expect(licenseProblems({ components: [component("a", "MIT"), component("b", "ISC", "0BSD"), either] })).toEqual([]);
});

test("a licence that is missing, unknown or not agreed to is named", () => {
  const both = { group: "@scope", name: "both", version: "1.0.0", licenses: [{ expression: "MIT AND GPL-3.0-only" }] };
  expect(licenseProblems({ components: [component("a"), component("b", "GPL-3.0-only", "MIT"), both] })).toEqual([
    "a 1.0.0 has the licence unknown, which is not agreed to.",
    "b 1.0.0 has the licence GPL-3.0-only, MIT, which is not agreed to.",
    "@scope/both 1.0.0 has the licence MIT AND GPL-3.0-only, which is not agreed to.",
  ]);
});

test("an exception holds for its package alone", () => {
  expect(licenseProblems({ components: [component("nodemailer", "MIT-0")] })).toEqual([]);
  expect(licenseProblems({ components: [component("other", "MIT-0")] })).toHaveLength(1);
});
