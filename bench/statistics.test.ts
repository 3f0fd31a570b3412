import { expect, test } from "vitest";
import { interleaved, ratios, shuffled } from "./rounds.ts";
import { spreadOf } from "./statistics.ts";

test("the quartiles of an odd and of an even number of values, in any order", () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 });
  expect(spreadOf([4, 1, 3, 2])).toEqual({ low: 1.75, median: 2.5, high: 3.25 });
  expect(spreadOf([7])).toEqual({ low: 7, median: 7, high: 7 });
  expect(() => spreadOf([])).toThrow(RangeError);
});

test("a ratio is taken within each round", () => {
  // The medians are equal, but in two rounds of three the first is twice as large.
  expect(ratios([2, 20, 100], [1, 10, 100]).median).toBe(2);
});

test("each round runs every contender once, in an order of its own; the first rounds do not count", async () => {
  const order: string[] = [];
  const contender = (name: string) => async () => order.push(name);
  // The largest number leaves the order as it is, the smallest reverses two.
  const said: string[] = [];
  const numbers = [0.99, 0, 0.99];
  const figures = await interleaved(
    { a: contender("a"), b: contender("b") },
    { rounds: 2, budgetMs: Infinity, warmUp: 1, random: () => numbers.shift()!, progress: (text) => said.push(text) },
  );
  expect(order).toEqual(["a", "b", "b", "a", "a", "b"]);
  expect(figures).toEqual({ a: [4, 5], b: [3, 6] });
  expect(said).toEqual(["warming up", "round 1 of 2", "round 2 of 2"]);
});

test("a busy machine gets fewer rounds, but not too few", async () => {
  const options = { rounds: 20, warmUp: 1, random: Math.random, progress: () => undefined };
  const one = { a: () => Promise.resolve(1) };
  expect((await interleaved(one, { ...options, budgetMs: -1 }))["a"]).toHaveLength(7);
  expect((await interleaved(one, { ...options, budgetMs: Infinity }))["a"]).toHaveLength(20);
});

test("shuffling keeps what is there", () => {
  const list = Array.from({ length: 20 }, (_, n) => n);
  const copy = shuffled(list, Math.random);
  expect(copy.toSorted((a, b) => a - b)).toEqual(list);
  expect(list[0]).toBe(0);
});
