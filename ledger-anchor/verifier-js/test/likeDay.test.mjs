import assert from "node:assert/strict";
import { test } from "node:test";
import { likeDayEstimate } from "../src/likeDay.mjs";

const DAY = 86_400;
const WEEK = 7 * DAY;
const CHANNEL = { meter: "meter", obis: "1-0:1.8.0*255" };
const block = (start, value) => ({ ...CHANNEL, kind: "seal", mode: "interval", unit: "kWh", interval: DAY, start, end: start + DAY, nextSequence: 9n, readings: { values: [value] } });
const edit = (channel) => ({ ...CHANNEL, ...channel, type: "reading-edit", interval: DAY, start: WEEK, values: [30n] });
const order = { ...CHANNEL, type: "reading-estimate", to: 10 * WEEK };

/** The day two weeks after the first of two blocks, by it and by an edit of the second. */
function estimate(edited) {
  const documents = { order, edited };
  const index = { cited: (hash, type) => (documents[hash]?.type === type ? documents[hash] : undefined) };
  const after = block(WEEK, 50n);
  const basis = { order: "order", weeks: [1, 2], documents: ["edited"] };
  const entry = { basis, count: 1, firstSequence: 15n };
  return likeDayEstimate(entry, 0, after, [block(0, 10n)], { index });
}

test("an edit says what was used in place of a block", () => assert.deepEqual(estimate(edit({})).values, [20n]));

test("an edit of another meter or reading type says nothing of the channel", () => {
  for (const channel of [{ meter: "other" }, { obis: "1-0:2.8.0*255" }]) {
    assert.throws(() => estimate(edit(channel)), /name an edit of another channel/);
  }
});
