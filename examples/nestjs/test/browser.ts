/** A browser that keeps cookies and follows redirects only when asked. */
export interface Browser {
  visit(url: string): Promise<Response>;
  submit(url: string, from?: string): Promise<Response>;
  /** Connects an account, up to the answer of the callback. */
  connect(): Promise<Response>;
}

/** The public origin of the app under test, which a server at another address stands for. */
export const origin = "http://app.test";

export function openBrowser(serverUrl: string): Browser {
  const cookies = new Map<string, string>();

  async function send(url: string, init: RequestInit = {}, others = {}): Promise<Response> {
    const { pathname, search } = new URL(url, origin);
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { ...others, cookie };
    const response = await fetch(new URL(pathname + search, serverUrl), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  const browser: Browser = {
    visit: (url) => send(url),
    submit: (url, from = origin) => send(url, { method: "POST", body: new URLSearchParams() }, { origin: from }),
    async connect() {
      const toProvider = await browser.submit("/login");
      const toApp = await fetch(toProvider.headers.get("location")!, { redirect: "manual" });
      return browser.visit(toApp.headers.get("location")!);
    },
  };
  return browser;
}
