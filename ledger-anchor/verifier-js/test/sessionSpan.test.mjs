import assert from "node:assert/strict";
import { test } from "node:test";
import { firstOverlap, overlap } from "../src/sessionSpan.mjs";

const HOUR = 3600;
const MORNING = span(1000n, 9000n, 8, 10);

test("a piece of a session overlaps the whole", () => assert(overlap(MORNING, span(4000n, 9000n, 9, 10))));

test("sessions whose registers meet do not overlap", () => assert(!overlap(MORNING, span(9000n, 12000n, 10, 11))));

test("an unsigned offset does not move a piece away", () => assert(overlap(MORNING, span(4000n, 9000n, 45, 46))));

test("a register that was reset counts anew days later", () => assert(!overlap(MORNING, span(1000n, 9000n, 46, 48))));

test("what needs no energy in the middle of a session overlaps it", () => assert(overlap(MORNING, span(4000n, 4000n, 9, 10))));

test("of sessions without energy the times tell", () => {
  const idle = span(9000n, 9000n, 10, 12);

  assert(overlap(idle, span(9000n, 9000n, 11, 12)));
  assert(!overlap(idle, span(9000n, 9000n, 12, 13)));
  assert(!overlap(idle, MORNING));
  assert(overlap(span(9000n, 9000n, 9, 10), MORNING));
});

test("of registers that begin anew with each session the times tell", () => {
  assert(!overlap(span(0n, 5000n, 8, 10), span(0n, 7000n, 10, 12)));
  assert(overlap(span(0n, 5000n, 8, 10), span(0n, 7000n, 8, 11)));
});

test("the first entry that overlaps an earlier one is named", () => {
  const entry = (position, from, to, start) => ({ position, block: { readings: { values: [from, to] }, start, end: start + HOUR } });

  assert.equal(firstOverlap([entry(4, 100n, 300n, 0), entry(7, 200n, 300n, 60), entry(5, 300n, 400n, HOUR), entry(6, 350n, 360n, HOUR)]), 6);
  assert.equal(firstOverlap([entry(4, 100n, 300n, 0), entry(5, 300n, 400n, HOUR)]), Infinity);
});

function span(from, to, start, stop) {
  return { from, to, start: start * HOUR, stop: stop * HOUR };
}
