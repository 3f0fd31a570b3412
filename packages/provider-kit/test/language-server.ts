import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
}

/** What an editor shows for a file: TypeScript's language server, over its standard input and output. */
export class LanguageServer {
  readonly #uri: string;
  readonly #child = spawn(
    process.execPath,
    [join(import.meta.dirname, "../node_modules/typescript/bin/tsc"), "--lsp", "--stdio"],
    {
      stdio: ["pipe", "pipe", "ignore"],
    },
  );
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #received = Buffer.alloc(0);
  #text = "";
  #version = 0;

  /** `file` need not exist; its folder decides which project it belongs to. */
  constructor(file: string) {
    this.#uri = pathToFileURL(file).href;
    this.#child.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
  }

  async start(): Promise<void> {
    await this.#request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } },
    });
    this.#send({ method: "initialized", params: {} });
  }

  /** Shows a text in the editor, as the unsaved content of the file. */
  open(text: string): void {
    const textDocument = { uri: this.#uri, languageId: "typescript", version: ++this.#version, text };
    if (this.#version === 1) this.#send({ method: "textDocument/didOpen", params: { textDocument } });
    else this.#send({ method: "textDocument/didChange", params: { textDocument, contentChanges: [{ text }] } });
    this.#text = text;
  }

  /** The text shown when the pointer is on the first `needle`. */
  async hover(needle: string): Promise<string> {
    const result = await this.#request("textDocument/hover", this.#at(needle, 0));
    return (result as { contents: { value: string } } | null)?.contents.value ?? "";
  }

  /** What is offered at the end of the first `needle`. */
  async completions(needle: string): Promise<readonly string[]> {
    const result = await this.#request("textDocument/completion", this.#at(needle, needle.length));
    const { items } = result as { readonly items: readonly { readonly label: string }[] };
    return items.map(({ label }) => label);
  }

  /** The line that "go to definition" leads to, as `file:line`, from the first `needle`. */
  async definition(needle: string): Promise<readonly string[]> {
    const places = await this.#request("textDocument/definition", this.#at(needle, 0));
    return (
      places as readonly { readonly uri: string; readonly range: { readonly start: { readonly line: number } } }[]
    ).map(({ uri, range }) => `${uri.slice(uri.lastIndexOf("/") + 1)}:${range.start.line + 1}`);
  }

  /** The messages of the compiler. */
  async errors(): Promise<readonly string[]> {
    const result = await this.#request("textDocument/diagnostic", { textDocument: { uri: this.#uri } });
    const { items } = result as { readonly items: readonly { readonly severity: number; readonly message: string }[] };
    return items.filter(({ severity }) => severity === 1).map(({ message }) => message);
  }

  stop(): void {
    this.#child.kill();
  }

  #at(needle: string, shift: number): object {
    const lines = this.#text.slice(0, this.#text.indexOf(needle) + shift).split("\n");
    return {
      textDocument: { uri: this.#uri },
      position: { line: lines.length - 1, character: lines.at(-1)!.length },
    };
  }

  #request(method: string, params: object): Promise<unknown> {
    const id = this.#waiting.size + 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const start = this.#received.indexOf("\r\n\r\n") + 4;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#received.subarray(0, start).toString())?.[1] ?? Infinity,
      );
      if (this.#received.length < start + length) return;
      const message = JSON.parse(this.#received.subarray(start, start + length).toString()) as Message;
      this.#received = this.#received.subarray(start + length);
      if (message.method === undefined) this.#waiting.get(message.id!)?.(message.result);
      // The server asks for the editor's settings: there are none.
      else if (message.id !== undefined)
        this.#send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
    }
  }
}
