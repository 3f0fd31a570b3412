/** What this reads of a CycloneDX document. */
export interface BillOfMaterials {
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly licenses?: readonly (
      | { readonly license: { readonly id?: string; readonly name?: string } }
      | { readonly expression: string }
    )[];
  }[];
}

const allowed: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
]);

/** Licences that are accepted for some packages alone. */
const exceptions: readonly { readonly packages: RegExp; readonly license: string }[] = [
  // MIT without the duty to repeat its notice.
  { packages: /^nodemailer$/, license: "MIT-0" },
  // Of Vite, an optional peer of MSW: here for the tests, and not installed with a package of ours.
  { packages: /^lightningcss/, license: "MPL-2.0" },
];

/** A line for each component whose licence is missing or not allowed. One side of an `OR` is enough. */
export function licenseProblems({ components }: BillOfMaterials): string[] {
  return components.flatMap(({ group, name, version, licenses = [] }) => {
    const fullName = group ? `${group}/${name}` : name;
    const names = licenses.map((entry) =>
      "expression" in entry ? entry.expression : (entry.license.id ?? entry.license.name ?? "unknown"),
    );
    const isAllowed = (license: string): boolean =>
      allowed.has(license) || exceptions.some((one) => one.packages.test(fullName) && one.license === license);
    const agreed =
      names.length > 0 &&
      names.every((license) =>
        license
          .replace(/^\((.*)\)$/u, "$1")
          .split(" OR ")
          .some(isAllowed),
      );
    return agreed
      ? []
      : [`${fullName} ${version} has the licence ${names.join(", ") || "unknown"}, which is not agreed to.`];
  });
}
