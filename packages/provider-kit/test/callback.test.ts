import { callbackCode, type CallbackOptions } from "@tokens/provider-kit";
import { expect, test } from "vitest";

const checks = { state: "s" };

function read(query: string, options?: CallbackOptions, expected = checks): string {
  return callbackCode("Example", new URL(`https://app.example.com/callback?${query}`), expected, options);
}

test("the code of a callback with this login's state", () => {
  expect(read("code=c&state=s")).toBe("c");
});

test.for([
  ["another state", "code=c&state=t"],
  ["no state", "code=c"],
  ["an empty state", "code=c&state="],
] as const)("%s is not of this login", ([, query]) => {
  expect(() => read(query)).toThrow(
    "The callback does not belong to this login: its state differs. Start the login again.",
  );
});

test("an empty state belongs to no login", () => {
  expect(() => read("code=c&state=", {}, { state: "" })).toThrow(/does not belong/);
  expect(() => read("code=c", {}, { state: "" })).toThrow(/does not belong/);
});

test("a state that the provider does not send back may be missing, but not differ", () => {
  expect(read("code=c", { requireState: false })).toBe("c");
  expect(() => read("code=c&state=t", { requireState: false })).toThrow(/does not belong/);
});

test.for(["code=c&code=d&state=s", "code=c&state=s&state=s", "error=a&error=b&state=s"])("%s is ambiguous", (query) => {
  expect(() => read(query)).toThrow(/more than once/);
});

test("a refusal is told in the provider's words, shortened", () => {
  expect(() => read("error=access_denied&error_description=No&state=s")).toThrow(
    expect.objectContaining({
      message: "Example did not grant access (access_denied: No). Start the login again.",
      code: "reauthorization_required",
      reason: "refused",
      providerCode: "access_denied",
    }),
  );
  expect(() => read(`error=${"x".repeat(500)}&state=s`)).toThrow(
    expect.objectContaining({
      providerCode: "x".repeat(100),
      message: expect.not.stringContaining("x".repeat(201)) as string,
    }),
  );
});

test.for(["state=s", "code=&state=s"])("%s has no code", (query) => {
  expect(() => read(query)).toThrow(/The callback has no code/);
});
