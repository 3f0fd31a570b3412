import { BodyNotReplayableError, isTokensError } from "@tokens/core";
import { callError, responseError, type FailedCall } from "@tokens/provider-kit";
import type { PodioClient } from "./client.ts";
import { podioDialect } from "./dialect.ts";
import type { Id, PodioFile } from "./models.ts";
import { multipart } from "./multipart.ts";

/** What can be uploaded. A function is called for each time that the body is sent. */
export type UploadSource = Blob | ReadableStream<Uint8Array> | (() => ReadableStream<Uint8Array>);

/** Options of an upload. */
export interface UploadOptions {
  /** Called with the bytes sent so far; starts again at 0 when the body is sent again. `totalBytes` is known for a `Blob`. */
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
const linkRoute = "GET {file.link}";

/**
 * Uploads a file, to be attached afterwards. When the token has expired, the whole body is sent again; for a bare stream, which cannot
 * be, throws `BodyNotReplayableError`. Streams are sent in chunks, without a length. The client's `http` options apply as to any
 * call: allow a large file enough `timeout`.
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
  const once = source instanceof ReadableStream;
  const open = once ? () => source : source instanceof Blob ? () => source.stream() : source;
  /** Writes a new body each time that the request is sent. */
  const send = (request: Request): Promise<Response> => {
    let sentBytes = 0;
    const { contentType, body } = multipart(filename, open(), (bytes) => {
      sentBytes += bytes;
      onProgress?.({ sentBytes, totalBytes });
    });
    const headers = new Headers(request.headers);
    headers.set("content-type", contentType);
    const init: RequestInit & { readonly duplex: "half" } = {
      method: request.method,
      headers,
      body,
      duplex: "half",
      signal: request.signal,
    };
    return client.tokens.fetch(request.url, init);
  };
  let response: Response | undefined;
  let text: string;
  try {
    response = await client.http(client.resolve("/file/"), {
      method: "POST",
      ...(signal && { signal }),
      ...(once && { retry: 0 }),
      async fetch(input) {
        try {
          return await send(input as Request);
        } catch (error) {
          if (once || !isNotReplayable(error)) throw error;
          return send(input as Request);
        }
      },
    });
    text = await response.text();
  } catch (error) {
    throw callError(podioDialect, failed(client, route, signal, response !== undefined), error);
  }
  try {
    return JSON.parse(text) as PodioFile;
  } catch {
    const details = { detail: "the response is not JSON" };
    throw responseError(podioDialect, failed(client, route), response, text, details);
  }
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
 * Downloads a file: a response whose body has not been read. Throws when the download is refused. The token and the client's `http`
 * options go to Podio's own hosts only, and the token does not follow a redirect elsewhere. A file that another service holds is
 * fetched without either.
 */
export async function downloadFile(
  client: PodioClient,
  file: Pick<PodioFile, "link"> | Id,
  { size, signal }: DownloadOptions = {},
): Promise<Response> {
  const url = new URL(typeof file === "number" ? client.resolve(`/file/${file}/raw`) : file.link);
  if (size) url.pathname += `/${size}`;
  const init = { headers: { accept: "*/*" }, ...(signal && { signal }) };
  const isOwn = client.owns(url);
  let response: Response;
  try {
    response = await (isOwn ? client.http(url, init) : client.fetch(url, init));
  } catch (error) {
    throw callError(podioDialect, failed(client, linkRoute, signal, !isOwn), error);
  }
  if (response.ok) return response;
  throw responseError(podioDialect, failed(client, linkRoute), response, await response.text());
}

function failed({ tokens }: PodioClient, name: string, signal?: AbortSignal, sent = false): FailedCall {
  return { route: name, now: tokens.clock.now(), signal, sent };
}

function isNotReplayable(error: unknown): boolean {
  return error instanceof BodyNotReplayableError || (isTokensError(error) && error.code === "body_not_replayable");
}
