import assert from "node:assert/strict";
import { test } from "node:test";
import { advanceBy, cumulated, gapQuantities, measuredQuantities } from "../src/papers.mjs";

const HOUR = 3600;
const INSTALLATION = {
  type: "meter-installation", hash: "aa", readingType: "1-0:1.8.0*255", from: 0, to: 10 * HOUR, initialRegister: 0n,
  removalRegister: 4_600n,
};
const block = (firstSequence, start, closingRegister, ...values) => ({
  obis: "1-0:1.8.0*255", firstSequence, nextSequence: firstSequence + BigInt(values.length), start, interval: HOUR,
  end: start + values.length * HOUR, closingRegister, readings: { values },
});

test("multiplied quantities sum to the multiplied register however they are cut", () => {
  const third = { digits: 333_333n, scale: 6 };
  const whole = cumulated(third, 7n, [1n, 2n, 3n, 4n]);
  const cut = [...cumulated(third, 7n, [1n, 2n]), ...cumulated(third, 10n, [3n, 4n])];

  assert.deepEqual(cut, whole);
});

test("a block rests on its installation only where that multiplies", () => {
  const read = block(1n, 0, 10n, 10n);

  assert.deepEqual(measuredQuantities({ installation: INSTALLATION, resets: [] }, read), { quantities: [10n], opening: 0n, documents: [] });
  assert.deepEqual(
    measuredQuantities({ installation: { ...INSTALLATION, multiplier: { digits: 25n, scale: 1 } }, resets: [] }, read),
    { quantities: [25n], opening: 0n, documents: ["aa"] });
});

test("a gap over a rollover is what the register moved on", () => {
  const installation = { ...INSTALLATION, registerDigits: 3 };
  const gap = gapQuantities({ installation, resets: [] }, block(1n, 0, 999_950n, 10n), block(3n, 2 * HOUR, 60n, 10n));

  assert.deepEqual(gap, { quantities: [100n], opening: 999_950n, documents: ["aa"] });
});

test("a register that went back is no gap without a reset that says so", () => {
  const [after, before] = [block(1n, 0, 1_000n, 10n), block(3n, 2 * HOUR, 20n, 10n)];
  const reset = { hash: "bb", at: 1.5 * HOUR, before: 1_007n, after: 2n };

  assert.equal(gapQuantities({ resets: [] }, after, before), undefined);
  assert.deepEqual(gapQuantities({ resets: [reset] }, after, before), { quantities: [15n], opening: 1_000n, documents: ["bb"] });
});

test("a gap over more than a bill can hold is not estimated", () => {
  const gap = (advance) => gapQuantities({ resets: [] }, block(1n, 0, 0n, 0n), block(3n, 2 * HOUR, advance, 0n));

  assert.deepEqual(gap(10n ** 11n).quantities, [10n ** 11n]);
  assert.equal(gap(10n ** 11n + 1n), undefined);
});

test("what was used until the removal is spread over steps that divide the time", () => {
  const installation = { ...INSTALLATION, to: 1.5 * HOUR };
  const advance = advanceBy("to-removal/1", { installation, resets: [] }, block(1n, 0, 4_597n, 10n));

  assert.deepEqual(advance, { quantities: [3n], opening: 4_597n, documents: [], start: HOUR, step: HOUR / 2, firstSequence: 2n });
});
