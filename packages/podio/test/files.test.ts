import { inspect } from "node:util";
import {
  attachFile,
  createPodio,
  downloadFile,
  uploadFile,
  type PodioClient,
  type PodioClientOptions,
  type UploadOptions,
} from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
let podio: PodioClient;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  podio = createPodio({ ...mock, http: { retry: 0 } }).app(111, mock.appTokens[111]);
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const bytes = new TextEncoder().encode("a file's content ".repeat(1000));
const stream = (): ReadableStream<Uint8Array> => new Blob([bytes]).stream();
const stored = (id: number): Uint8Array => mock.state.files.find(({ file }) => file.file_id === id)!.content;

describe("upload", () => {
  test.for([
    ["a Blob", () => new Blob([bytes])],
    ["a stream", stream],
    ["a function that opens a stream", () => stream],
  ] as const)("of %s arrives whole, under its name", async ([, source]) => {
    const file = await uploadFile(podio, source(), 'ä "quoted".txt');
    expect(file).toMatchObject({ name: 'ä "quoted".txt', size: bytes.byteLength });
    expect(Buffer.compare(stored(file.file_id), bytes)).toBe(0);
  });

  test("reports its progress", async () => {
    const seen: number[] = [];
    let total: number | undefined;
    await uploadFile(podio, new Blob([bytes]), "a.txt", {
      onProgress({ sentBytes, totalBytes }) {
        seen.push(sentBytes);
        total = totalBytes;
      },
    });
    expect([seen.at(-1), total]).toEqual([bytes.byteLength, bytes.byteLength]);
  });

  test.for([
    ["a Blob", () => new Blob([bytes]), undefined],
    ["a Blob with progress", () => new Blob([bytes]), () => undefined],
    ["a function that opens a stream", () => stream, undefined],
  ] as const)("of %s is sent again, whole, when the token has expired", async ([, source, onProgress]) => {
    await podio.tokens.session();
    mock.expireAccessTokens();
    const { file_id } = await uploadFile(podio, source(), "a.txt", onProgress ? { onProgress } : {});
    expect(Buffer.compare(stored(file_id), bytes)).toBe(0);
    expect(mock.requests("POST /file/")).toHaveLength(2);
  });

  test("of a bare stream throws when the token has expired, and is not sent again empty", async () => {
    await podio.tokens.session();
    mock.expireAccessTokens();
    await expect(uploadFile(podio, stream(), "a.txt")).rejects.toMatchObject({
      code: "body_not_replayable",
      message: expect.stringContaining("send a new one") as string,
    });
    expect((await uploadFile(podio, stream(), "a.txt")).size).toBe(bytes.byteLength);
  });

  test("that Podio refuses, or does not respond to, is a typed error", async () => {
    mock.failNext({ route: "POST /file/", status: 420, body: { error: "rate_limit" } });
    await expect(uploadFile(podio, stream(), "a.txt")).rejects.toMatchObject({
      name: "PodioRateLimitError",
      route: "POST /file/",
    });
    mock.failNext({ route: "POST /file/", drop: true });
    await expect(uploadFile(podio, stream, "a.txt")).rejects.toMatchObject({ code: "provider_unavailable" });
    const body = new FormData();
    await expect(podio.request("POST /file/", { body })).rejects.toMatchObject({
      status: 404,
      detail: "Missing parameters: source",
    });
  });

  test("is attached afterwards", async () => {
    const { file_id } = await uploadFile(podio, new Blob(["x"]), "x.txt");
    await attachFile(podio, file_id, { type: "item", id: 555 }, { silent: true });
    const item = await podio.request("GET /item/{item_id}", { item_id: 555 });
    expect(item.files!.map((file) => file.file_id)).toEqual([file_id]);
  });
});

const withHttp = (options: NonNullable<PodioClientOptions["http"]>): PodioClient =>
  createPodio({ ...mock, http: { retry: 0, ...options } }).app(111, mock.appTokens[111]);
const silent = (): Promise<Response> => new Promise(() => undefined);
const progress: UploadOptions = { onProgress: () => undefined };

describe.for([
  ["a Blob", () => new Blob([bytes]), {}],
  ["a Blob with progress", () => new Blob([bytes]), progress],
  ["a stream", stream, {}],
  ["a function that opens a stream", () => stream, {}],
] as const)("an upload of %s", ([, source, options]) => {
  test("whose response is a page instead of JSON is a typed error", async () => {
    const html = (): Response => new HttpResponse("<html>", { headers: { "content-type": "text/html" } });
    server.use(http.post("https://api.podio.com/file/", html));
    await expect(uploadFile(podio, source(), "a.txt", options)).rejects.toMatchObject({
      name: "PodioError",
      status: 200,
      detail: "the response is not JSON",
      body: "<html>",
      route: "POST /file/",
    });
  });

  test("uses the client's headers and hooks", async () => {
    const seen: string[] = [];
    const client = withHttp({
      headers: { "x-own": "yes" },
      hooks: {
        beforeRequest: [({ request }) => request.headers.set("x-hook", "yes")],
        afterResponse: [({ response }) => void seen.push(String(response.status))],
      },
    });
    await uploadFile(client, source(), "a.txt", options);
    const { headers } = mock.requests("POST /file/")[0]!;
    expect([headers.get("x-own"), headers.get("x-hook"), headers.get("accept")]).toEqual([
      "yes",
      "yes",
      "application/json",
    ]);
    expect(headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen).toEqual(["200"]);
  });

  test("ends at the client's timeout, and when its caller aborts it", async () => {
    server.use(http.post("https://api.podio.com/file/", silent));
    const client = withHttp({ timeout: 20, headers: { "x-own": "canary" } });
    const error: unknown = await uploadFile(client, source(), "a.txt", options).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "provider_unavailable" });
    expect(inspect(error, { depth: 9 })).not.toMatch(/canary|OAuth2/);
    const controller = new AbortController();
    const aborting = (): Promise<Response> => (controller.abort(new Error("enough")), silent());
    server.use(http.post("https://api.podio.com/file/", aborting));
    const aborted = uploadFile(podio, source(), "a.txt", { ...options, signal: controller.signal });
    await expect(aborted).rejects.toThrow("enough");
  });
});

describe("an upload that the client may retry", () => {
  const patient = (): PodioClient =>
    withHttp({ retry: { limit: 1, methods: ["post"], delay: () => 0, jitter: false } });

  test.for([
    ["a Blob", () => new Blob([bytes])],
    ["a function that opens a stream", () => stream],
  ] as const)("sends %s whole the second time, and restarts its progress", async ([, source]) => {
    mock.failNext({ route: "POST /file/", status: 503 });
    const seen: number[] = [];
    const { file_id } = await uploadFile(patient(), source(), "a.txt", {
      onProgress: ({ sentBytes }) => seen.push(sentBytes),
    });
    expect(Buffer.compare(stored(file_id), bytes)).toBe(0);
    expect(seen.filter((sentBytes) => sentBytes === bytes.byteLength)).toHaveLength(2);
  });

  test("does not send a bare stream twice: the refusal is thrown", async () => {
    mock.failNext({ route: "POST /file/", status: 503 });
    await expect(uploadFile(patient(), stream(), "a.txt")).rejects.toMatchObject({ status: 503 });
    expect(mock.requests("POST /file/")).toHaveLength(1);
  });
});

describe("download", () => {
  test("uses the client's headers, hooks, retries and timeout, at Podio's own hosts", async () => {
    const statuses: number[] = [];
    const client = withHttp({
      headers: { "x-own": "yes" },
      hooks: { afterResponse: [({ response }) => void statuses.push(response.status)] },
      retry: { limit: 1, methods: ["get"], delay: () => 0, jitter: false },
    });
    mock.failNext({ route: "GET {file.link}", status: 503 });
    expect(await (await downloadFile(client, link("https://files.podio.com/701"))).text()).toBe("hello");
    expect(statuses).toEqual([503, 200]);
    expect(
      mock.requests("GET {file.link}").map(({ headers }) => [headers.get("x-own"), headers.get("accept")]),
    ).toEqual([
      ["yes", "*/*"],
      ["yes", "*/*"],
    ]);
    const own: (string | null)[] = [];
    server.use(
      http.get("https://files.example.com/1", ({ request }) => {
        own.push(request.headers.get("x-own"));
        return new HttpResponse("content");
      }),
    );
    await downloadFile(client, link("https://files.example.com/1"));
    expect(own).toEqual([null]);
    server.use(http.get("https://files.podio.com/701", silent));
    const hurried = withHttp({ timeout: 20 });
    await expect(downloadFile(hurried, link("https://files.podio.com/701"))).rejects.toMatchObject({
      code: "provider_unavailable",
    });
  });

  const link = (url: string): { link: string } => ({ link: url });
  const authorization =
    (seen: (string | null)[]) =>
    ({ request }: { request: Request }) => {
      seen.push(request.headers.get("authorization"));
      return new HttpResponse("content");
    };

  test("streams the content of the link, with the token, refreshed when it has expired", async () => {
    const { link: files } = await podio.request("GET /file/{file_id}", { file_id: 701 });
    mock.expireAccessTokens();
    expect(await (await downloadFile(podio, link(files))).text()).toBe("hello");
    expect(await (await downloadFile(podio, 701)).text()).toBe("hello");
    await downloadFile(podio, link(files), { size: "medium" });
    expect(mock.requests("GET {file.link}").at(-1)!.url).toBe("https://files.podio.com/701/medium");
  });

  test("sends the token to Podio's own hosts only", async () => {
    const seen: (string | null)[] = [];
    const hosts = [
      "https://files.example.com/1",
      "https://podio.com.evil.test/1",
      "https://notpodio.com/1",
      "https://files.podio.com:8443/1",
      "https://assets.podio.com/1",
    ];
    for (const host of hosts) {
      server.use(http.get(host, authorization(seen)));
      expect(await (await downloadFile(podio, link(host))).text()).toBe("content");
    }
    expect(seen.map((header) => header?.split(" ")[0] ?? null)).toEqual([null, null, null, null, "OAuth2"]);
  });

  test("drops the token on a redirect to another host", async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.get("https://files.podio.com/701", ({ request }) => {
        seen.push(request.headers.get("authorization"));
        return HttpResponse.redirect("https://storage.example.com/701");
      }),
      http.get("https://storage.example.com/701", authorization(seen)),
    );
    await downloadFile(podio, link("https://files.podio.com/701"));
    expect(seen).toEqual([expect.stringMatching(/^OAuth2 /), null]);
  });

  test("checks the status before it returns the stream", async () => {
    await expect(downloadFile(podio, 999)).rejects.toMatchObject({ name: "PodioError", status: 404 });
    mock.failNext({ route: "GET {file.link}", status: 500, body: "<html>" });
    await expect(downloadFile(podio, link("https://files.podio.com/701"))).rejects.toMatchObject({ status: 500 });
  });
});
