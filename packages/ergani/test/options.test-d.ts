import { createErgani, type Ergani } from "@tokens/ergani";
import { expectTypeOf, test } from "vitest";

const credential = { username: "u", password: "p" };

test("a client needs a credential, and the address of a service", () => {
  expectTypeOf(createErgani({ ...credential, environment: "test" })).toEqualTypeOf<Ergani>();
  createErgani({ ...credential, apiUrl: "http://127.0.0.1:4014/api" });
  createErgani({
    ...credential,
    environment: process.env["ERGANI_ENVIRONMENT"],
    apiUrl: process.env["ERGANI_API_URL"],
  });
  // @ts-expect-error no address
  createErgani(credential);
  // @ts-expect-error no credential
  createErgani({ environment: "test" });
});
