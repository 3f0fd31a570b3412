import { BodyNotReplayableError, isTokensError, ProviderUnavailableError } from "@tokens/core";
import type { PodioClient } from "./client.ts";
import { podioError, readError } from "./errors.ts";
import type { Id, PodioFile } from "./models.ts";

/** What can be uploaded. A function is asked for a new stream when the first one was sent in vain. */
export type UploadSource = Blob | ReadableStream<Uint8Array> | (() => ReadableStream<Uint8Array>);

/** Options of an upload. */
export interface UploadOptions {
  /** How many bytes have been sent; begins anew when the body has to be sent again. `totalBytes` is known of a `Blob`. */
  readonly onProgress?: (progress: { readonly sentBytes: number; readonly totalBytes: number | undefined }) => void;
  readonly signal?: AbortSignal;
}

/** Sizes of a preview. */
export type PreviewSize = "badge" | "tiny" | "small" | "medium" | "large" | "extra_large";

/** Options of a download. */
export interface DownloadOptions {
  /** A preview instead of the file itself. */
  readonly size?: PreviewSize;
  readonly signal?: AbortSignal;
}

const route = "POST /file/";

/**
 * Uploads a file, to be attached afterwards. When the token turns out to have expired, the whole body is sent again; a bare stream
 * cannot be, and then `BodyNotReplayableError` says so. Streams are sent in chunks, without a length.
 */
export async function uploadFile(
  client: PodioClient,
  source: UploadSource,
  filename: string,
  { onProgress, signal }: UploadOptions = {},
): Promise<PodioFile> {
  if (source instanceof Blob && !onProgress) {
    const body = new FormData();
    body.set("source", source, filename);
    body.set("filename", filename);
    return client.request(route, { body, signal });
  }
  const totalBytes = source instanceof Blob ? source.size : undefined;
  const open = source instanceof Blob ? () => source.stream() : typeof source === "function" ? source : undefined;
  const boundary = `podio-${crypto.randomUUID()}`;
  const send = (content: ReadableStream<Uint8Array>): Promise<Response> => {
    let sentBytes = 0;
    const counted = content.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          sentBytes += chunk.byteLength;
          onProgress?.({ sentBytes, totalBytes });
          controller.enqueue(chunk);
        },
      }),
    );
    const init: RequestInit & { readonly duplex: "half" } = {
      method: "POST",
      headers: { accept: "application/json", "content-type": `multipart/form-data; boundary=${boundary}` },
      body: streamOf(multipart(boundary, filename, counted)),
      duplex: "half",
      ...(signal && { signal }),
    };
    return client.tokens.fetch(client.resolve("/file/"), init);
  };
  const response = await reached(client, route, signal, async () => {
    try {
      return await send(open ? open() : (source as ReadableStream<Uint8Array>));
    } catch (error) {
      if (open && isNotReplayable(error)) return send(open());
      throw error;
    }
  });
  return (await response.json()) as PodioFile;
}

/** Attaches an uploaded file to an item, task, comment, status or space. */
export async function attachFile(
  client: PodioClient,
  fileId: Id,
  ref: { readonly type: string; readonly id: Id },
  query: { readonly silent?: boolean; readonly hook?: boolean } = {},
): Promise<void> {
  const body = { ref_type: ref.type, ref_id: ref.id };
  await client.request("POST /file/{file_id}/attach", { file_id: fileId, query, body });
}

/**
 * A file's content, as a response whose body has not been read; refusals are thrown before. The token goes along to
 * Podio's own hosts only, and not along a redirect elsewhere: of a file that another service holds, that service decides.
 */
export async function downloadFile(
  client: PodioClient,
  file: Pick<PodioFile, "link"> | Id,
  { size, signal }: DownloadOptions = {},
): Promise<Response> {
  const link = typeof file === "number" ? client.resolve(`/file/${file}/raw`) : file.link;
  const url = new URL(link);
  if (size) url.pathname += `/${size}`;
  return reached(client, "GET {file.link}", signal, () =>
    client.fetch(url, { headers: { accept: "*/*" }, ...(signal && { signal }) }),
  );
}

/** An answer that is a success; all else is thrown, typed. */
async function reached(
  client: PodioClient,
  name: string,
  signal: AbortSignal | undefined,
  call: () => Promise<Response>,
): Promise<Response> {
  let response: Response;
  try {
    response = await call();
  } catch (cause) {
    signal?.throwIfAborted();
    if (isTokensError(cause) || !(cause instanceof TypeError)) throw cause;
    throw new ProviderUnavailableError(`Podio did not answer ${name}; try again later.`, {
      cause,
      delivery: "cut_off",
    });
  }
  if (response.ok) return response;
  const { status, headers } = response;
  const body = parsed(await response.text());
  const now = client.tokens.clock.now();
  throw podioError({
    provider: "Podio",
    route: name,
    status,
    headers,
    body,
    now,
    requestIdHeader: "x-podio-request-id",
    ...readError(body),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isNotReplayable(error: unknown): boolean {
  return error instanceof BodyNotReplayableError || (isTokensError(error) && error.code === "body_not_replayable");
}

function streamOf(chunks: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* multipart(
  boundary: string,
  filename: string,
  content: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  const quoted = filename.replaceAll(
    /["\r\n]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
  yield encoder.encode(
    `--${boundary}\r\ncontent-disposition: form-data; name="filename"\r\n\r\n${filename}\r\n--${boundary}\r\ncontent-disposition: form-data; name="source"; filename="${quoted}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
  yield* content;
  yield encoder.encode(`\r\n--${boundary}--\r\n`);
}
