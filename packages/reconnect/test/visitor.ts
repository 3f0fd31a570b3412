import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** A response, read. */
export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly setCookies: readonly string[];
  readonly text: string;
  /** The heading of the page. */
  readonly title: string | undefined;
  /** Where the page leads at once. */
  readonly leadsTo: string | undefined;
}

/** How a request is sent. */
export interface SendOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

/** A browser without scripts, as far as servers can tell. */
export interface Visitor {
  open(url: string, options?: SendOptions): Promise<Visit>;
  /** Submits the form of the page, with its hidden fields. */
  submit(page: Visit, url: string, fields?: Readonly<Record<string, string>>, options?: SendOptions): Promise<Visit>;
  readonly cookies: Map<string, string>;
}

export function visitor(): Visitor {
  const cookies = new Map<string, string>();
  async function open(url: string, { method = "GET", headers = {}, form }: SendOptions = {}): Promise<Visit> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const body = form && new URLSearchParams(form).toString();
    const type = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
    const visit = await send(new URL(url), method, { ...(cookie && { cookie }), ...type, ...headers }, body);
    for (const line of visit.setCookies) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      cookies.set(name, value);
    }
    return visit;
  }
  return {
    cookies,
    open,
    submit: (page, url, fields = {}, { headers, ...options } = {}) =>
      open(url, {
        method: "POST",
        form: { ...hiddenFields(page.text), ...fields },
        headers: { "sec-fetch-site": "same-origin", ...headers },
        ...options,
      }),
  };
}

export function hiddenFields(page: string): Record<string, string> {
  const inputs = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
}

function send(url: URL, method: string, headers: Readonly<Record<string, string>>, body = ""): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => resolve(read(response)));
    sent.on("error", reject);
    sent.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Visit> {
  const { statusCode: status = 0, headers } = response;
  const content = await text(response);
  return {
    status,
    headers: new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])),
    setCookies: headers["set-cookie"] ?? [],
    text: content,
    title: /<h1>([^<]*)<\/h1>/.exec(content)?.[1],
    leadsTo: /http-equiv="refresh" content="\d+; url=([^"]*)"/.exec(content)?.[1]?.replaceAll("&amp;", "&"),
  };
}
