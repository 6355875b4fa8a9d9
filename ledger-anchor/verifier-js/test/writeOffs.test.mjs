import assert from "node:assert/strict";
import { test } from "node:test";
import { WriteOffs } from "../src/writeOffs.mjs";

const DAY = 86_400;
const USED = Date.UTC(2026, 1, 28) / 1000;
const LATE = Date.UTC(2027, 2, 31) / 1000;
const POLICY = { kind: "back-billing", id: "write-off", policy: "law 1", from: 0, months: 1 };
const TARIFF = { components: [POLICY] };

const line = (amount, to = USED) => ({ component: "energy", from: to - DAY, to, quantity: 1n, price: { digits: 1n, scale: 0 }, amount });
const usage = (lines, rebills) => ({ type: "usage", booked: LATE, basis: { block: "b" }, lines, rebills });
const reversal = (sequence, reverses) => ({ type: "reversal", sequence, booked: LATE, reverses, cause: "x", lines: [] });
const dossier = (...entries) => ({ bundle: { entries }, segments: new Map(entries.map((_, i) => [i, { channel: "c" }])) });
const amounts = (lines) => lines.map(({ amount }) => amount);

test("a late bill that replaces nothing is written off whole", () => {
  const entry = usage([line(10n)]);
  assert.deepEqual(amounts(new WriteOffs(dossier(entry)).bounded(entry, entry.lines, TARIFF)), [10n, -10n]);
});

test("bills in place of several reversals draw on all that these took back", () => {
  const [one, two] = [usage([line(4n)]), usage([line(5n)])];
  const [first, second] = [usage([line(7n)], 3n), usage([line(4n)], 3n)];
  const writeOffs = new WriteOffs(dossier(one, two, reversal(3n, 1n), reversal(4n, 2n), first, second));
  writeOffs.reversed(reversal(3n, 1n));
  writeOffs.reversed(reversal(4n, 2n));
  assert.deepEqual(amounts(writeOffs.bounded(first, first.lines, TARIFF)), [7n]);
  assert.deepEqual(amounts(writeOffs.bounded(second, second.lines, TARIFF)), [4n, -2n]);
});

test("a deduction that is made too late is withheld whole, but for what it takes back of deductions", () => {
  const deducted = (amount, rebills) => ({ ...usage([line(amount)], rebills), deduction: {} });
  const first = deducted(-10n);
  assert.deepEqual(amounts(new WriteOffs(dossier(first)).bounded(first, first.lines, TARIFF)), [-10n, 10n]);
  const [inTime, rebill] = [deducted(-4n), deducted(-7n, 2n)];
  const writeOffs = new WriteOffs(dossier(inTime, reversal(2n, 1n), rebill));
  writeOffs.reversed(reversal(2n, 1n));
  assert.deepEqual(amounts(writeOffs.bounded(rebill, rebill.lines, TARIFF)), [-7n, 3n]);
});

test("what a cause takes back at one usage point, with one token or at one parent of a sub-meter is not drawn on at another", () => {
  const session = (token) => ({ channel: "c", isCharging: true, block: { charging: { token } } });
  const written = (one, other, segments) => {
    const [early, late, rebill] = [{ ...usage([line(4n)]), ...one }, { ...usage([line(9n)]), ...other }, { ...usage([line(7n)], 3n), ...one }];
    const found = dossier(early, late, reversal(3n, 1n), reversal(4n, 2n), rebill);
    segments?.forEach((segment, i) => found.segments.set(i, segment));
    const writeOffs = new WriteOffs(found);
    writeOffs.reversed(reversal(3n, 1n));
    writeOffs.reversed(reversal(4n, 2n));
    return amounts(writeOffs.bounded(rebill, rebill.lines, TARIFF));
  };
  assert.deepEqual(written({ usagePoint: "home" }, { usagePoint: "annex" }), [7n, -3n]);
  const beneath = (usagePoint) => ({ usagePoint, deduction: { usagePoint: "flat" } });
  assert.deepEqual(written(beneath("house"), beneath("other-house")), [7n, -3n]);
  assert.deepEqual(written({}, {}, [session("t-1"), session("t-2")]), [7n, -3n]);
  assert.deepEqual(written({}, {}, [session("t-1"), session("t-1")]), [7n]);
});

test("what is taken back before what the first bill replaces is not drawn on", () => {
  const [one, two, rebill] = [usage([line(4n)]), usage([line(5n)]), usage([line(7n)], 4n)];
  const writeOffs = new WriteOffs(dossier(one, two, reversal(3n, 1n), reversal(4n, 2n), rebill));
  writeOffs.reversed(reversal(3n, 1n));
  writeOffs.reversed(reversal(4n, 2n));
  assert.deepEqual(amounts(writeOffs.bounded(rebill, rebill.lines, TARIFF)), [7n, -2n]);
});

test("what ended after the last day of the shorter month is not late", () => {
  const entry = usage([line(10n, Date.UTC(2027, 1, 28) / 1000 + 1)]);
  assert.deepEqual(amounts(new WriteOffs(dossier(entry)).bounded(entry, entry.lines, TARIFF)), [10n]);
  const atLimit = usage([line(10n, Date.UTC(2027, 1, 28) / 1000)]);
  assert.deepEqual(amounts(new WriteOffs(dossier(atLimit)).bounded(atLimit, atLimit.lines, TARIFF)), [10n, -10n]);
});
