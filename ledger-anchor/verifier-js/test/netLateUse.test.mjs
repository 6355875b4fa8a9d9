import assert from "node:assert/strict";
import { test } from "node:test";
import { NetLateUse } from "../src/netLateUse.mjs";

const FREE = { digits: 0n, scale: 0 };
const line = (from, to, amount) => ({ component: "write-off", name: "law 1", from, to, quantity: 0n, price: FREE, amount });
const usage = (sequence, from, to, amount, more = {}) =>
  ({ type: "usage", sequence, usagePoint: "house", unit: "kWh", lines: [line(from, to, amount)], ...more });
const writtenOff = (sequence, from, to, amount) => usage(sequence, from, to, -amount);
const withheld = (sequence, from, to, amount, more) => usage(sequence, from, to, amount, { deduction: { usagePoint: "flat" }, ...more });

function closed(...entries) {
  const late = new NetLateUse();
  for (const entry of entries) late.add(entry);
  return late.close(0, 31).map(({ amount }) => amount);
}

test("what is taken off use that was written off is not credited", () => {
  assert.deepEqual(closed(writtenOff(1n, 1, 2, 15n), withheld(2n, 1, 2, 9n)), []);
  assert.deepEqual(closed(withheld(1n, 1, 2, 9n), writtenOff(2n, 1, 2, 15n)), []);
});

test("what is taken off use that was charged is credited whole", () => {
  assert.deepEqual(closed(withheld(1n, 1, 2, 9n)), [-9n]);
});

test("no more is kept than was written off", () => {
  assert.deepEqual(closed(writtenOff(1n, 1, 2, 5n), withheld(2n, 1, 2, 4n), withheld(3n, 1, 2, 3n)), [-2n]);
});

test("a deduction draws on days without a break together", () => {
  assert.deepEqual(closed(writtenOff(1n, 1, 2, 4n), writtenOff(2n, 2, 3, 4n), withheld(3n, 1, 3, 6n)), []);
});

test("what reaches beyond what was written off is credited", () => {
  assert.deepEqual(closed(writtenOff(1n, 1, 2, 4n), withheld(2n, 1, 3, 3n)), [-3n]);
});

test("a thing of another unit or usage point is not taken off", () => {
  assert.deepEqual(closed(writtenOff(1n, 1, 2, 4n), withheld(2n, 1, 2, 3n, { unit: "m3" }), withheld(3n, 1, 2, 2n, { usagePoint: "annex" })), [-5n]);
});

test("of what is withheld alike for the same time, that of the first policy by name draws first, whichever came first", () => {
  const named = (sequence, name) => withheld(sequence, 1, 2, 3n, { lines: [{ ...line(1, 2, 3n), name }] });
  const credited = (...entries) => {
    const late = new NetLateUse();
    for (const entry of entries) late.add(entry);
    return late.close(0, 31).map(({ name, amount }) => [name, amount]);
  };
  const [house, one, two] = [writtenOff(1n, 1, 2, 3n), named(2n, "law 1"), named(3n, "law 2")];
  assert.deepEqual(credited(house, one, two), [["law 2", -3n]]);
  assert.deepEqual(credited(house, two, one), [["law 2", -3n]]);
});

test("a close credits the difference to what earlier ones did", () => {
  const late = new NetLateUse();
  late.add(withheld(1n, 1, 2, 9n));
  assert.deepEqual(late.close(0, 31).map(({ amount }) => amount), [-9n]);
  assert.deepEqual(late.close(31, 60), []);
  late.add(writtenOff(2n, 1, 2, 4n));
  assert.deepEqual(late.close(60, 90), [line(60, 90, 4n)]);
  late.add({ type: "reversal", sequence: 3n, reverses: 1n, lines: [] });
  assert.deepEqual(late.close(90, 120), [line(90, 120, 5n)]);
});
