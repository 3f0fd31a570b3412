import type { Clock } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { CheckedAddress } from "./address.ts";
import type { BrowserCookies } from "./browser.ts";
import type { CheckedCompany } from "./company.ts";
import type { DeviceLogins } from "./device-logins.ts";
import type { Respond } from "./layout.ts";
import type { LinkRecords } from "./link-records.ts";
import type { ReconnectStore } from "./links.ts";
import type { LoginRecords } from "./login-records.ts";

/** What the pages are built from. */
export interface ReconnectContext {
  readonly address: CheckedAddress;
  readonly company: CheckedCompany;
  readonly providers: readonly ProviderDescriptor[];
  readonly store: ReconnectStore;
  readonly links: LinkRecords;
  readonly logins: LoginRecords;
  readonly devices: DeviceLogins;
  readonly cookies: BrowserCookies;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly by: string;
  readonly respond: Respond;
  /** Called with errors that a customer's page does not show. */
  readonly onError: (error: Error) => void;
}
