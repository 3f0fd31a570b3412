import type * as entry from "@tokens/podio";
import {
  createPodio,
  defineApp,
  f,
  itemsOf,
  type PodioResponse,
  type PodioClient,
  type RawItem,
  type User,
} from "@tokens/podio";
import { expectTypeOf, test } from "vitest";

const podio = createPodio({ clientId: "id", clientSecret: "secret" });
const client = podio.app(111, "token");
const bugs = itemsOf(
  client,
  defineApp(111, {
    title: f.text(),
    state: f.category({ options: [1, 2, 3] }),
    total: f.calculation(),
    price: f.money(),
    when: f.date(),
    q: f.question(),
  }),
);
const strict = itemsOf(client, defineApp(111, { title: f.text({ required: true }), note: f.text() }));

test("what does not fit the definition does not compile", () => {
  void bugs.create({
    title: "x",
    state: [1, 3],
    price: { value: "0", currency: "EUR" },
    when: { start_utc: "2026-01-02 10:00:00" },
    q: null,
  });
  // @ts-expect-error a calculation cannot be written
  void bugs.create({ total: 3 });
  // @ts-expect-error no such field
  void bugs.create({ nope: "x" });
  // @ts-expect-error money needs a currency
  void bugs.create({ price: { value: 1 } });
  // @ts-expect-error no such option
  void bugs.create({ state: 4 });
  // @ts-expect-error a number is no text
  void bugs.update(1, { title: 7 });
  // @ts-expect-error an item cannot be made without what is required
  void strict.create({ note: "x" });
  // @ts-expect-error what is required cannot be cleared
  void strict.update(1, { title: null });
  void strict.update(1, { note: null });
});

test("fields are read by their type", async () => {
  const item = await bugs.get(1);
  expectTypeOf(item.fields.price?.[0]?.value).toEqualTypeOf<string | undefined>();
  expectTypeOf(item.fields.state?.[0]?.value.color).toEqualTypeOf<string | undefined>();
  expectTypeOf(item.raw).toEqualTypeOf<RawItem>();
  // @ts-expect-error no such field
  void item.fields.nope;
});

test("routes, their outputs and accounts are typed", () => {
  expectTypeOf(client.request("GET /user")).resolves.toEqualTypeOf<User>();
  expectTypeOf(client.requestWithResponse("GET /user")).resolves.toEqualTypeOf<PodioResponse<User>>();
  expectTypeOf(createPodio({ accessToken: "t" })).toEqualTypeOf<PodioClient>();
  // @ts-expect-error no such route: the slash counts
  void client.request("GET /user/");
  // @ts-expect-error the body is missing
  void client.request("POST /hook/{ref_type}/{ref_id}/", { ref_type: "app", ref_id: 1 });
  // @ts-expect-error a key has a secret
  createPodio({ clientId: "id" });
});

test("only createPodio creates clients", () => {
  expectTypeOf<keyof typeof entry>().extract<"PodioClient" | "createPodio">().toEqualTypeOf<"createPodio">();
});
