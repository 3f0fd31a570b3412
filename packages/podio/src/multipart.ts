/** A multipart form with the fields `filename` and `source`. The content of `source` is read while it is sent. */
export interface Multipart {
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** Encodes an upload form (RFC 7578) without holding the content in memory. `onChunk` receives the length of each chunk. */
export function multipart(
  filename: string,
  content: ReadableStream<Uint8Array>,
  onChunk: (bytes: number) => void,
): Multipart {
  const boundary = `podio-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  const quoted = filename.replaceAll(
    /["\r\n]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
  async function* write(): AsyncGenerator<Uint8Array, void, undefined> {
    yield encoder.encode(
      `--${boundary}\r\ncontent-disposition: form-data; name="filename"\r\n\r\n${filename}\r\n--${boundary}\r\ncontent-disposition: form-data; name="source"; filename="${quoted}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    );
    for await (const chunk of content) {
      onChunk(chunk.byteLength);
      yield chunk;
    }
    yield encoder.encode(`\r\n--${boundary}--\r\n`);
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: streamOf(write()) };
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
