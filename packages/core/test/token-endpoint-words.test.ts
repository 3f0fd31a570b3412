import { redact } from "@tokens/core/token-endpoint";
import { describe, expect, test } from "vitest";
import { failure, json } from "./token-scene.ts";

/** With everything that an encoding changes. */
const secret = 'p/a"s\\s+w %41ö&=d\u{1F511}';
const forms: readonly [string, string][] = [
  ["as it is", secret],
  ["as JSON", JSON.stringify(secret).slice(1, -1)],
  [
    "as JSON by PHP",
    JSON.stringify(secret)
      .slice(1, -1)
      .replaceAll("/", "\\/")
      .replace("ö", "\\u00F6")
      .replace("\u{1F511}", "\\ud83d\\udd11"),
  ],
  ["as part of a URL", encodeURIComponent(secret)],
  ["as part of a URL by .NET", encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase())],
  ["as a form", new URLSearchParams({ "": secret }).toString().slice(1)],
];

describe("the provider's messages", () => {
  test.for(
    [
      "refresh_token",
      "client_secret",
      "password",
      "code",
      "code_verifier",
      "assertion",
      "client_assertion",
      "device_code",
      "subject_token",
      "app_token",
      "recoveryCode",
      "otp",
    ].flatMap((name) => forms.map(([form, text]) => [name, form, text] as const)),
  )("come without %s %s", async ([name, , text]) => {
    for (const answer of [
      json({ error: "strange", error_description: `Got ${text} here` }, 400),
      json({ error: `Got ${text} here` }, 400),
      json({ error: { message: `Got ${text} here` } }, 500),
      json({ message: `Got ${text} here` }),
      new Response(`<html><title>Got ${text} here</title>`),
      new Response(`Got ${text} here`, { status: 500 }),
    ]) {
      const error = await failure(answer, { parameters: { [name]: secret } });
      expect(error.message).toContain("Got [redacted] here");
      expect((error as { providerCode?: string }).providerCode ?? "").not.toContain("%41");
    }
  });

  test.for([
    ["the pair", btoa("client-id:sec%2Fret-1")],
    ["the secret as it is encoded", "sec%2Fret-1"],
    ["the secret", "sec/ret-1"],
  ])("do not contain the secret of a Basic header: %s", async ([, text]) => {
    const { message } = await failure(json({ error: "invalid_client", error_description: `Got ${text} here` }, 401), {
      headers: { Authorization: `Basic ${btoa("client-id:sec%2Fret-1")}` },
    });
    expect(message).toContain("Got [redacted] here");
  });

  test("keep what only looks like a secret", async () => {
    const parameters = {
      grant_type: "password",
      client_id: "client-id",
      username: "ada@example.com",
      redirect_uri: "https://app.example.com",
      scope: "read",
      subject_token_type: "urn:x:token",
      password: "s3cret-1",
      client_secret: undefined,
    };
    const words =
      "The password of ada@example.com (client-id, read, urn:x:token, https://app.example.com) is undefined";
    const { message } = await failure(json({ error: "invalid_grant", error_description: words }, 400), { parameters });
    expect(message).toContain(`(${words})`);
  });

  test("keep words that contain a short value, with any authorization header", async () => {
    const { message } = await failure(json({ error: "strange", error_description: "A code of abc" }, 400), {
      parameters: { code: "abc" },
      headers: { authorization: "Basic not base64 at all" },
    });
    expect(message).toContain("(A code of abc)");
  });

  test.for<[string, object]>([
    ["error_description", { error_description: "It broke" }],
    ["message", { message: "It broke" }],
    ["msg", { msg: "It broke" }],
    ["reason", { reason: "It broke" }],
    ["detail", { detail: "It broke" }],
    ["errorSummary", { errorSummary: "It broke" }],
    ["error_msg", { error_msg: "It broke" }],
    ["an object", { error: { message: "It broke", code: "x_1" } }],
    ["a list", { errors: [{ message: "It broke", code: "x_1" }] }],
    ["a list of texts", { errors: ["x_1", "It broke"] }],
    ["details", { error: { code: "x_1", details: [{ description: "It broke" }] } }],
  ])("are found under %s", async ([, body]) => {
    expect((await failure(json({ error: "x_1", ...body }, 400))).message).toContain('400 "x_1" (It broke).');
  });

  test("are quoted once, on one line, truncated", async () => {
    const { message } = await failure(
      json(
        { error: "x_1", message: "One\r\nline\u0000\u001B[31m", error_description: "One\r\nline\u0000\u001B[31m" },
        400,
      ),
    );
    expect(message).toContain("(One line [31m).");
    const long = await failure(json({ error: "x".repeat(1e5), message: "word ".repeat(1e5) }, 400));
    expect(long.message.length).toBeLessThan(500);
    expect(long).toMatchObject({ providerCode: "x".repeat(100) });
  });

  test("contain only message members", async () => {
    const { message } = await failure(
      json({ id_token: "ey.1", trace: "t-1", error: "x_1", data: { message: "m" } }, 400),
    );
    expect(message).not.toMatch(/ey\.1|t-1/);
  });
});

test("redact() changes nothing without secrets", () => {
  expect(redact("a \\N b", [undefined, "", "a"])).toBe("a \\N b");
});
