import { BodyNotReplayableError, isTokensError, ProviderUnavailableError } from "@tokens/core";
import type { PodioClient } from "./client.ts";
import { podioError, readError, type PodioError } from "./errors.ts";
import type { Id, PodioFile } from "./models.ts";
import { multipart } from "./multipart.ts";

/** What can be uploaded. A function is asked for a new stream when the first one was sent in vain. */
export type UploadSource = Blob | ReadableStream<Uint8Array> | (() => ReadableStream<Uint8Array>);

/** Options of an upload. */
export interface UploadOptions {
  /** How many bytes have been sent; starts again at 0 when the body is sent again. `totalBytes` is known for a `Blob`. */
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
 * cannot be, and then `BodyNotReplayableError` says so. Streams are sent in chunks, without a length. The client's `http` options
 * apply as to any call: allow a large file enough `timeout`.
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
  /** The request has all but its body, which is written each time that it is sent. */
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
  return reached(client, route, signal, async () => {
    const response = await client.http(client.resolve("/file/"), {
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
    const text = await response.text();
    try {
      return JSON.parse(text) as PodioFile;
    } catch {
      throw refusal(client, route, response, text, { detail: "the answer is not JSON" });
    }
  });
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
 * A file's content, as a response whose body has not been read; refusals are thrown before. The token and the client's `http`
 * options go to Podio's own hosts only, and the token not along a redirect elsewhere: of a file that another service holds,
 * that service decides.
 */
export async function downloadFile(
  client: PodioClient,
  file: Pick<PodioFile, "link"> | Id,
  { size, signal }: DownloadOptions = {},
): Promise<Response> {
  const name = "GET {file.link}";
  const url = new URL(typeof file === "number" ? client.resolve(`/file/${file}/raw`) : file.link);
  if (size) url.pathname += `/${size}`;
  const init = { headers: { accept: "*/*" }, ...(signal && { signal }) };
  return reached(client, name, signal, async () => {
    if (client.owns(url)) return client.http(url, init);
    const response = await client.fetch(url, init);
    if (response.ok) return response;
    throw refusal(client, name, response, await response.text());
  });
}

/** What a call leads to; a refusal and a failure of the network are typed. */
async function reached<T>(
  client: PodioClient,
  name: string,
  signal: AbortSignal | undefined,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (isTokensError(cause)) throw cause;
    if (isHttpError(cause)) throw refusal(client, name, cause.response, cause.data);
    signal?.throwIfAborted();
    if (!(cause instanceof TypeError) && (cause as { isKyError?: unknown }).isKyError !== true) throw cause;
    throw new ProviderUnavailableError(`Podio did not answer ${name}; try again later.`, {
      cause,
      delivery: "cut_off",
    });
  }
}

function refusal(
  client: PodioClient,
  name: string,
  { status, headers }: Response,
  data: unknown,
  details?: { readonly detail: string },
): PodioError {
  const body = typeof data === "string" ? parsed(data) : data;
  const now = client.tokens.clock.now();
  const requestIdHeader = "x-podio-request-id";
  const said = details ?? readError(body);
  return podioError({ provider: "Podio", route: name, status, headers, body, now, requestIdHeader, ...said });
}

/** ky's error of an answer that is not a success, whose body it has read. */
function isHttpError(error: unknown): error is Error & { readonly response: Response; readonly data: unknown } {
  return error instanceof Error && error.name === "HTTPError" && "response" in error;
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
