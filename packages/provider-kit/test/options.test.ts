import { optionalText, optionalTexts, requireOptions, requireText, typeName } from "@tokens/provider-kit";
import { ProviderConfigurationError } from "@tokens/core";
import { describe, expect, test } from "vitest";

test.for([
  [undefined, "undefined"],
  [null, "null"],
  ["", "an empty string"],
  [" \n", "a blank string"],
  ["secret", "a string"],
  [7, "a number"],
  [true, "a boolean"],
  [["secret"], "an array"],
  [{ token: "secret" }, "an object"],
  [() => "secret", "a function"],
] as const)("%j is %s in a message", ([value, expected]) => {
  expect(typeName(value)).toBe(expected);
});

describe("options", () => {
  test.for([
    [undefined, "undefined"],
    [null, "null"],
    ["secret", "a string"],
    [["secret"], "an array"],
  ] as const)("%j are refused with a correct call", ([given, type]) => {
    expect(() => requireOptions(given, "createAcme({ accessToken })")).toThrow(
      new ProviderConfigurationError(
        `createAcme() takes an object of options, not ${type}: call createAcme({ accessToken }).`,
      ),
    );
  });

  test("are any object", () => {
    expect(() => requireOptions({}, "createAcme({ accessToken })")).not.toThrow();
  });
});

test("a list is an array of strings", () => {
  expect(optionalTexts("scopes", ["a", "b"])).toEqual(["a", "b"]);
  expect(optionalTexts("scopes", undefined)).toBeUndefined();
  for (const [given, type] of [
    ["a b", "a string"],
    [[7], "an array"],
    [null, "null"],
  ] as const) {
    expect(() => optionalTexts("scopes", given as never)).toThrow(
      new ProviderConfigurationError(`scopes must be an array of strings, not ${type}.`),
    );
  }
});

describe("text", () => {
  test("is trimmed", () => {
    expect(requireText("clientId", " id\n", "See the portal.")).toBe("id");
    expect(optionalText("clientId", " id\n")).toBe("id");
  });

  test.for([
    [undefined, "undefined"],
    [null, "null"],
    ["", "an empty string"],
    [" \t", "a blank string"],
  ] as const)("%j is missing", ([given, type]) => {
    expect(optionalText("clientId", given)).toBeUndefined();
    expect(() => requireText("clientId", given, "See the portal.")).toThrow(
      new ProviderConfigurationError(`clientId must be a non-empty string, not ${type}. See the portal.`),
    );
  });

  test("of another type is refused, and never shown", () => {
    const given = { secret: "canary" };
    expect(() => optionalText("clientSecret", given)).toThrow(
      new ProviderConfigurationError("clientSecret must be a string, not an object."),
    );
    expect(() => requireText("clientSecret", 1234, "")).toThrow("clientSecret must be a string, not a number.");
  });
});
