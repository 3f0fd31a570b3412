import { ProviderConfigurationError } from "@tokens/core";

/** Whose customers open the links. */
export interface Company {
  /** As customers know it. */
  readonly name: string;
  /** An https URL, a path of the origin, or a `data:` URL of an image. @default none */
  readonly logo?: string | undefined;
}

/** A company whose logo can be shown. */
export interface CheckedCompany extends Company {
  /** What the content security policy has to allow for the logo besides `data:`. */
  readonly imageSource: string | undefined;
}

/** Checks a company. Throws `ProviderConfigurationError` for a missing name or a logo that is not an image's address. */
export function checkedCompany({ name, logo }: Company, origin: string): CheckedCompany {
  if (!name?.trim())
    throw new ProviderConfigurationError('`company.name` is what customers know you by, such as "Acme".');
  if (logo === undefined) return { name, imageSource: undefined };
  if (/^data:image\/[\w.+-]+[;,]/.test(logo)) return { name, logo, imageSource: undefined };
  const url = URL.parse(logo, origin);
  if (url?.origin === origin) return { name, logo: url.href, imageSource: "'self'" };
  if (url?.protocol === "https:") return { name, logo: url.href, imageSource: url.origin };
  throw new ProviderConfigurationError(
    '`company.logo` is the https URL of an image, a path such as "/logo.svg", or a data: URL of an image.',
  );
}
