import assert from "node:assert/strict";
import { test } from "node:test";
import { instant, instantText } from "../src/instant.mjs";
import { amountOf, asRead, toMinorUnit } from "../src/rating.mjs";
import { daysBegunIn } from "../src/zone.mjs";

const DAY = { from: 7 * 3600, to: 22 * 3600 };
const PEAK = { name: "peak", price: { digits: 25n, scale: 2 }, windows: [{ seasons: [], days: [0, 1, 2, 3, 4], holiday: false, hours: DAY }] };
const REST = { name: "rest", price: { digits: 1n, scale: 1 }, windows: [] };
const TARIFF = { zone: "Europe/Berlin", holidays: new Set(), components: [{ kind: "energy", id: "energy", unit: "kWh", prices: [PEAK, REST] }] };

const lines = (start, count, length) =>
  asRead(TARIFF, "1-0:1.8.0*255", "kWh", { quantities: Array(count).fill(1000n), start: instant(start), length })
    .map(({ name, from, to, amount }) => [name, instantText(from), instantText(to), amount]);

test("half a micro-unit is rounded away from zero", () => {
  assert.equal(amountOf(1n, { digits: 5n, scale: 4 }), 1n);
  assert.equal(amountOf(-1n, { digits: 5n, scale: 4 }), -1n);
  assert.equal(amountOf(1n, { digits: 4n, scale: 4 }), 0n);
});

test("an amount is rounded to the minor unit of its currency", () => {
  assert.equal(toMinorUnit(1_005_000n, "EUR"), 1_010_000n);
  assert.equal(toMinorUnit(-1_500_000n, "JPY"), -2_000_000n);
  assert.equal(toMinorUnit(1_000_500n, "KWD"), 1_001_000n);
});

test("an interval has the price of its local begin, and equal prices are one run", () => {
  assert.deepEqual(lines("2026-03-30T04:30:00Z", 4, 1800), [
    ["rest", "2026-03-30T04:30:00Z", "2026-03-30T05:00:00Z", 100_000n],
    ["peak", "2026-03-30T05:00:00Z", "2026-03-30T06:30:00Z", 750_000n],
  ]);
});

test("on the day when clocks are put forward the local hour counts", () => {
  assert.equal(lines("2026-03-27T05:30:00Z", 1, 1800)[0][0], "rest");
  assert.equal(lines("2026-03-30T05:30:00Z", 1, 1800)[0][0], "peak");
});

test("in a zone that is an offset days begin at its midnight", () => {
  assert.equal(daysBegunIn("Z", instant("2026-03-28T00:00:00Z"), instant("2026-03-30T00:00:00Z")), 2);
  assert.equal(daysBegunIn("-03:30", instant("2026-03-28T03:29:59Z"), instant("2026-03-28T03:30:00Z")), 0);
  assert.equal(daysBegunIn("-03:30", instant("2026-03-28T03:30:00Z"), instant("2026-03-28T03:30:01Z")), 1);
});

test("a day of 23 hours and one of 25 are one day each", () => {
  assert.equal(daysBegunIn("Europe/Berlin", instant("2026-03-28T23:00:00Z"), instant("2026-03-29T22:00:00Z")), 1);
  assert.equal(daysBegunIn("Europe/Berlin", instant("2026-10-24T22:00:00Z"), instant("2026-10-25T23:00:00Z")), 1);
});

test("a day whose midnight is skipped begins when the clocks are put forward", () => {
  // São Paulo, 4 November 2018: from 00:00 to 01:00, at 03:00 UTC.
  assert.equal(daysBegunIn("America/Sao_Paulo", instant("2018-11-04T02:59:59Z"), instant("2018-11-04T03:00:00Z")), 0);
  assert.equal(daysBegunIn("America/Sao_Paulo", instant("2018-11-04T03:00:00Z"), instant("2018-11-04T03:00:01Z")), 1);
});

test("of two midnights the first begins the day", () => {
  // Havana, 1 November 2026: at 01:00 back to 00:00, which is at 05:00 UTC.
  assert.equal(daysBegunIn("America/Havana", instant("2026-11-01T04:00:00Z"), instant("2026-11-01T04:00:01Z")), 1);
  assert.equal(daysBegunIn("America/Havana", instant("2026-11-01T05:00:00Z"), instant("2026-11-01T05:00:01Z")), 0);
});
