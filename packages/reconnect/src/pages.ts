import type { DeviceLogin, Field } from "@tokens/provider-kit/descriptor";
import { html, type Html } from "./html.ts";
import type { Page } from "./layout.ts";
import { texts, type Language, type Message, type Names } from "./texts/index.ts";

/** What the page of a link shows: nothing else of the store. */
export interface LinkView extends Names {
  readonly language: Language;
  /** The account's name. */
  readonly account: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Binds the form to the browser. */
  readonly formToken: string;
  /** What the customer enters; nothing for a login at the provider. */
  readonly fields: readonly Field[];
  readonly cookies: readonly string[];
}

/** The page of a link. With `refused`, the provider did not accept what was entered. */
export function linkPage(view: LinkView, { refused = false }: { readonly refused?: boolean } = {}): Page {
  const { language, fields, expiresAt, formToken, account, provider, cookies } = view;
  const own = texts[language];
  const enters = fields.length > 0;
  const { title, text } = enters ? own.enter(view) : own.reconnect(view);
  const at = new Intl.DateTimeFormat(own.locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(expiresAt);
  return {
    title,
    language,
    switches: true,
    cookies,
    status: refused ? 400 : 200,
    body: html`<h1>${title}</h1>
      <p>${text}</p>
      <dl>
        <div>
          <dt>${own.labels.provider}</dt>
          <dd>${provider}</dd>
        </div>
        <div>
          <dt>${own.labels.account}</dt>
          <dd>${account}</dd>
        </div>
      </dl>
      ${refused ? html`<p class="problem" role="alert">${own.notAccepted(view)}</p>` : undefined}
      <form method="post">
        <input type="hidden" name="form" value="${formToken}" />
        ${fields.map((field) => input(field, language))}
        <button>${enters ? own.enterButton : own.continueAt(view)}</button>
      </form>
      <div class="note">
        <p>${enters ? own.enterNote(view) : own.loginNote(view)}</p>
        <p>${own.validUntil(at)}</p>
      </div>`,
  };
}

function input({ name, label, hint }: Field, language: Language): Html {
  const { fields } = texts[language];
  const known = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
  // The provider's own words are English.
  const words = known === undefined ? html`<span lang="en">${label}</span>` : html`${known}`;
  return html`<div class="field">
    <label for="f-${name}">${words}</label>
    <input
      id="f-${name}"
      name="${name}"
      type="password"
      required
      maxlength="10000"
      autocomplete="off"
      spellcheck="false"
      ${hint === undefined ? undefined : html` aria-describedby="h-${name}"`}
    />
    ${hint === undefined ? undefined : html`<p class="hint" id="h-${name}">${hintOf(hint, language)}</p>`}
  </div>`;
}

/** Where the value is found. The provider's own words are English, an address needs none. */
function hintOf(hint: string, language: Language): Html {
  const [address] = /https:\/\/\S+/.exec(hint) ?? [];
  if (address === undefined) return html`<span lang="en">${hint}</span>`;
  return html`${texts[language].foundAt} ${addressLink(address, address.replace("https://", ""))}`;
}

/**
 * Leads to the provider. A redirect of the form itself would be stopped by the content security policy: browsers apply `form-action` to
 * it, and the provider's login may redirect further.
 */
export function leavingPage(
  names: Names,
  language: Language,
  { to, cookies }: { readonly to: string; readonly cookies: readonly string[] },
): Page {
  const { leaving, continueAt } = texts[language];
  const { title, text } = leaving(names);
  return {
    title,
    language,
    status: 200,
    cookies,
    leadsTo: to,
    body: html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a class="button" href="${to}" rel="noreferrer">${continueAt(names)}</a></p>`,
  };
}

/** A code to enter at the provider, on any device, and what follows. */
export function codePage(
  names: Names,
  language: Language,
  {
    login,
    next: to,
    cookies,
  }: { readonly login: DeviceLogin; readonly next: string; readonly cookies: readonly string[] },
): Page {
  const { title, open, enter, comeBack, next } = texts[language].code(names);
  const { userCode, verificationUri, verificationUriComplete = verificationUri } = login;
  return {
    title,
    language,
    status: 200,
    cookies,
    body: html`<h1>${title}</h1>
      <ol>
        <li>
          ${open}
          <p>${addressLink(verificationUriComplete, verificationUri)}</p>
        </li>
        <li>
          ${enter}
          <p class="code">${userCode}</p>
        </li>
        <li>${comeBack}</li>
      </ol>
      <p><a class="button" href="${to}">${next}</a></p>`,
  };
}

/** A link that leaves this page open. A server may name any text as an address; only one of the web is a link. */
function addressLink(href: string, text: string): Html {
  const isWeb = ["https:", "http:"].includes(URL.parse(href)?.protocol ?? "");
  return isWeb ? html`<a href="${href}" target="_blank" rel="noreferrer">${text}</a>` : html`${text}`;
}

const check = html`<svg class="mark good" viewBox="0 0 48 48" aria-hidden="true">
  <circle cx="24" cy="24" r="21" />
  <path d="m15 25 6 6 12-13" />
</svg>`;
const bar = html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true">
  <circle cx="24" cy="24" r="21" />
  <path d="M24 14v13m0 7v.01" />
</svg>`;

/** A page with a single message. `again` is the link to start over with. */
export function messagePage(
  { title, text }: Message,
  {
    language,
    status,
    again,
    switches = false,
  }: Pick<Page, "language" | "status"> & { readonly again?: string | undefined; readonly switches?: boolean },
): Page {
  return {
    title,
    language,
    status,
    switches,
    body: html`${status === 200 ? check : bar}
      <h1>${title}</h1>
      <p>${text}</p>
      ${again === undefined ? undefined : html`<p><a class="button" href="${again}">${texts[language].tryAgain}</a></p>`}`,
  };
}
