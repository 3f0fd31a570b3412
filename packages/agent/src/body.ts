import { AgentProblem } from "./problem.ts";

/** Reads a whole body of at most `maxBytes`. Throws `AgentProblem` for a longer one. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const body: ReadableStream<Uint8Array> | null = request.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes)
      throw new AgentProblem({
        status: 413,
        code: "body_too_large",
        detail: `The body is longer than ${maxBytes} bytes.`,
      });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
