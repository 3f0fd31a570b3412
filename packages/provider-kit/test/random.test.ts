import { createRandom } from "@tokens/provider-kit/msw";
import { expect, test } from "vitest";

const drawn = (seed?: number): [Uint8Array, string, string] => {
  const random = createRandom(seed);
  return [random.bytes(40), random.uuid(), random.uuid()];
};

test("a seed gives the same bytes and ids in every run", () => {
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(createRandom(1).bytes(4)).toEqual(Uint8Array.of(...createRandom(1).bytes(4)));
});

test("a restart begins the row anew", () => {
  const random = createRandom(1);
  const first = random.uuid();
  expect(random.uuid()).not.toBe(first);
  random.restart();
  expect(random.uuid()).toBe(first);
});

test.for([[0], [1], [4_294_967_295], [undefined]] as const)("seed %s: no two alike, and version 4", ([seed]) => {
  const random = createRandom(seed);
  const ids = Array.from({ length: 5000 }, () => random.uuid());
  expect(new Set(ids).size).toBe(5000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("without a seed no two runs are alike", () => {
  expect(drawn()).not.toEqual(drawn());
});

test.for([[0], [7]] as const)("every value of a byte comes about as often as any other, seed %i", ([seed]) => {
  const counts = new Uint32Array(256);
  for (const byte of createRandom(seed).bytes(256_000)) counts[byte]! += 1;
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});
