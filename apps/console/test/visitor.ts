import { request } from "node:http";

interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Fields by name, or in pairs where a name repeats. */
type Form = Readonly<Record<string, string>> | readonly [string, string][];

/** An HTTP client with cookies and CSRF tokens, like a browser. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Visit>;
  /** Submits a form like a page of the console, with its CSRF token. */
  post(path: string, form?: Form, headers?: Record<string, string>): Promise<Visit>;
  readonly cookie: string;
}

/** A visitor that is not signed in. */
export function visitor(origin: string): Visitor {
  let cookie = "";
  let csrf = "";
  async function visit(path: string, headers: Record<string, string>, form?: [string, string][]): Promise<Visit> {
    const body = form && new URLSearchParams(form).toString();
    const sent = {
      cookie,
      ...(form && { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }),
      ...headers,
    };
    const visited = await send(new URL(path, origin), form ? "POST" : "GET", sent, body);
    const set = visited.headers.get("set-cookie")?.split(";")[0];
    if (set !== undefined) cookie = set;
    csrf = /name="csrf" value="([^"]+)"/.exec(visited.text)?.[1] ?? csrf;
    return visited;
  }
  return {
    get: (path, headers = {}) => visit(path, headers),
    post(path, form = {}, headers = {}) {
      const fields: [string, string][] = Array.isArray(form) ? [...form] : Object.entries(form);
      const own = fields.some(([name]) => name === "csrf");
      return visit(path, headers, own ? fields : [["csrf", csrf], ...fields]);
    },
    get cookie() {
      return cookie;
    },
  };
}

/** A visitor that has followed the console's link. */
export async function signedIn(link: string): Promise<Visitor> {
  const { origin, pathname, search } = new URL(link);
  const one = visitor(origin);
  await one.get(pathname + search);
  await one.get("/");
  return one;
}

/** Uses `node:http`, which can send any Host header. */
function send(url: URL, method: string, headers: Record<string, string>, body = ""): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const received = Object.entries(answer.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          resolve({
            status: answer.statusCode ?? 0,
            headers: new Headers(received),
            text: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
