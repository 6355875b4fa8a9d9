import { Refused } from "./refused.mjs";

export const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

/** Whether a value is a signed 64-bit integer. */
export const fits = (value) => value >= MIN && value <= MAX;

/** The value itself. @throws {Refused} where it passes 64 bits */
export function checked(value) {
  if (!fits(value)) throw new Refused("", "passes 64 bits");
  return value;
}

/** Adds to a sum that is kept by key. */
export function addTo(sums, key, value) {
  sums.set(key, checked((sums.get(key) ?? 0n) + value));
}
