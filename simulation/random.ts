/** Numbers from 0 to 1. */
export type Random = () => number;

/** The same numbers for the same parts, every time (sfc32). */
export function seeded(...parts: readonly number[]): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (const part of parts) {
    a = (a ^ part) | 0;
    b = (b ^ Math.imul(part, 0x85ebca6b)) | 0;
    for (let round = 0; round < 8; round++) next();
  }
  return next;
}

/** Around a mean, as the time between two independent events. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}
