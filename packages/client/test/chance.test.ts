import { createChance } from "@tokens/client/msw";
import { expect, test } from "vitest";

const drawn = (seed?: number): [Uint8Array, string, string] => {
  const chance = createChance(seed);
  return [chance.bytes(40), chance.uuid(), chance.uuid()];
};

test("a seed gives the same bytes and ids in every run", () => {
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(createChance(1).bytes(4)).toEqual(Uint8Array.of(...createChance(1).bytes(4)));
});

test("a restart begins the row anew", () => {
  const chance = createChance(1);
  const first = chance.uuid();
  expect(chance.uuid()).not.toBe(first);
  chance.restart();
  expect(chance.uuid()).toBe(first);
});

test.for([[0], [1], [4_294_967_295], [undefined]] as const)("seed %s: no two alike, and version 4", ([seed]) => {
  const chance = createChance(seed);
  const ids = Array.from({ length: 5000 }, () => chance.uuid());
  expect(new Set(ids).size).toBe(5000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("without a seed no two runs are alike", () => {
  expect(drawn()).not.toEqual(drawn());
});

test.for([[0], [7]] as const)("every value of a byte comes about as often as any other, seed %i", ([seed]) => {
  const counts = new Uint32Array(256);
  for (const byte of createChance(seed).bytes(256_000)) counts[byte]! += 1;
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});
