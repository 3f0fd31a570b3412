import { createHash } from "node:crypto";
import type { CheckedCompany } from "./company.ts";
import { html, type Html } from "./html.ts";
import { style } from "./style.ts";
import { languages, texts, type Language } from "./texts/index.ts";

/** A page before it is laid out. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status: number;
  readonly language: Language;
  /** Whether the page can be opened again in another language. */
  readonly switches?: boolean;
  /** Where the browser goes at once. */
  readonly leadsTo?: string;
  /** `Set-Cookie` headers. */
  readonly cookies?: readonly string[];
}

/** Turns pages into responses. */
export type Respond = (page: Page) => Response;

const styleHash = createHash("sha256").update(style).digest("base64");
/** Exactly what was hashed. */
const styleElement: Html = { html: `<style>${style}</style>` };

/** Lays out the pages of a company. */
export function responder(company: CheckedCompany): Respond {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    ["img-src data:", company.imageSource].filter(Boolean).join(" "),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return (page) => {
    const headers = new Headers({
      "content-type": "text/html; charset=utf-8",
      "content-language": page.language,
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": "noindex, nofollow",
      "cross-origin-opener-policy": "same-origin",
    });
    for (const cookie of page.cookies ?? []) headers.append("set-cookie", cookie);
    return new Response(laidOut(page, company).html, { status: page.status, headers });
  };
}

function laidOut({ title, body, language, switches, leadsTo }: Page, { name, logo }: CheckedCompany): Html {
  const leaves = leadsTo === undefined ? undefined : html`<meta http-equiv="refresh" content="0; url=${leadsTo}" />`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${leaves}
        <title>${title} · ${name}</title>
        <link rel="icon" href="data:," />
        ${styleElement}
      </head>
      <body>
        <header>
          ${logo === undefined ? undefined : html`<img src="${logo}" alt="" />`}
          <p>${name}</p>
        </header>
        <main>${body}</main>
        <footer>${switches ? languageSwitch(language) : undefined}</footer>
      </body>
    </html> `;
}

function languageSwitch(current: Language): Html {
  const entries = languages.map((language) =>
    language === current
      ? html`<span lang="${language}" aria-current="true">${texts[language].language}</span>`
      : html`<a href="?language=${language}" lang="${language}" hreflang="${language}">${texts[language].language}</a>`,
  );
  return html`<nav aria-label="${texts[current].labels.languages}">${entries}</nav>`;
}
