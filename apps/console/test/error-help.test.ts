import { readdir, readFile } from "node:fs/promises";
import { TokensError, type TokensErrorCode } from "@tokens/core";
import { expect, test } from "vitest";

const codes: Readonly<Record<TokensErrorCode, true>> = {
  reauthorization_required: true,
  provider_unavailable: true,
  provider_configuration: true,
  invalid_token_response: true,
  session_store: true,
  session_save: true,
  lock_timeout: true,
  body_not_replayable: true,
  api_error: true,
};

test("every error code has a page, and the index lists it", async () => {
  const folder = new URL("../../../docs/errors/", import.meta.url);
  const files = Object.keys(codes).map((code) => {
    const { docs } = new TokensError("It failed.", { code: code as TokensErrorCode, retryable: true });
    return /\/docs\/errors\/([a-z-]+\.md)$/.exec(docs)![1]!;
  });
  expect((await readdir(folder)).toSorted()).toEqual(["README.md", ...files].toSorted());
  const index = await readFile(new URL("README.md", folder), "utf8");
  for (const [code, file] of Object.keys(codes).map((each, n) => [each, files[n]!] as const)) {
    const text = await readFile(new URL(file, folder), "utf8");
    expect(text).toMatch(new RegExp(`^# .+\n\n\`${code}\`\n.+## Why\n.+## What to do\n`, "s"));
    expect(index).toContain(`](${file})`);
  }
});
