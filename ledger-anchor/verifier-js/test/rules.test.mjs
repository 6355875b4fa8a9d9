import assert from "node:assert/strict";
import { test } from "node:test";
import { Fields } from "../src/fields.mjs";
import { Refused } from "../src/refused.mjs";
import { isShared, netIntervals, readRules, ruleLines } from "../src/rules.mjs";

const HOUR = 3600;
const TARIFF = { zone: "Europe/Copenhagen", holidays: new Set() };
const MARCH = Date.parse("2026-02-28T23:00:00Z") / 1000;

const used = (hours, from = MARCH) =>
  Array.from({ length: hours }, (_, i) => interval(from + i * HOUR));

const interval = (begin, place = "home") => ({ begin, end: begin + HOUR, quantity: 100n, amount: 25n, place, key: "home", decided: true });

const rules = (...said) =>
  readRules(new Fields({ rules: said.map((rule, i) => ({ name: `rule ${i}`, from: "2026-01-01T00:00:00Z", ...rule })) }));

const texts = (lines) => lines.map(({ component, name, quantity }) => `${component} ${name ?? "-"} ${quantity}`);

const decided = (said, intervals, from = 0) =>
  texts(ruleLines(said, TARIFF, intervals.map((each) => ({ counting: said, ...each })), from));

test("what is used outside of its hours is denied by name", () => {
  const nights = rules({ hours: [{ from: "22:00", to: "06:00" }] });

  assert.deepEqual(decided(nights, used(24)), ["permitted - 600", "denied rule 0 1600", "permitted - 200"]);
});

test("an amount is permitted until it was used, in order of service", () => {
  const month = rules({ limit: "0.25", per: "month" });

  assert.deepEqual(decided(month, used(5).reverse()), ["permitted - 300", "denied rule 0 200"]);
  assert.deepEqual(decided(month, used(5), MARCH + 4 * HOUR), ["denied rule 0 100"]);
});

test("an amount of a day begins anew at local midnight", () => {
  assert.deepEqual(decided(rules({ limit: "2.4", per: "day" }), used(25, Date.parse("2026-10-24T22:00:00Z") / 1000)), ["permitted - 2400", "denied rule 0 100"]);
});

test("what is used elsewhere is denied, and counted", () => {
  const said = rules({ places: ["depot"] }, { limit: "0.1", per: "day" });

  assert.deepEqual(decided(said, [interval(MARCH, "highway"), interval(MARCH + HOUR, "depot")]), ["denied rule 0 100", "denied rule 1 100"]);
});

test("a limit in money counts what use costs", () => {
  assert.deepEqual(decided(rules({ limit: "0.05", of: "money", per: "day" }).map((rule) => ({ ...rule, limit: 50n })), used(3)), ["permitted - 200", "denied rule 0 100"]);
  assert.equal(rules({ limit: "0.05", of: "money", per: "day" })[0].limit, 50_000n);
});

test("use under another contract is counted where it shares the rule, and not decided", () => {
  const month = rules({ limit: "0.25", per: "month", across: "account" });
  const car = { ...interval(MARCH), key: "car", decided: false };

  assert.deepEqual(decided(month, [car, ...used(3, MARCH + HOUR)]), ["permitted - 200", "denied rule 0 100"]);
  assert.deepEqual(decided(month, [{ ...car, counting: [] }, ...used(3, MARCH + HOUR)]), ["permitted - 300"]);
});

const netOf = (own, taken, from = 0) => netIntervals(
  [...own, ...taken.map((each) => ({ ...each, quantity: -each.quantity, amount: -each.amount, deducted: true }))]
    .map((each) => ({ unit: "kWh", deducted: false, counting: [], ...each })), from)
  .map(({ begin, quantity, amount }) => [(begin - MARCH) / HOUR, quantity, amount]);

test("what is deducted is taken off the interval in which it begins, or stands alone", () => {
  const half = { ...interval(MARCH + HOUR / 2), quantity: 30n, amount: 7n };

  assert.deepEqual(netOf(used(1), [half, half]), [[0, 40n, 11n]]);
  assert.deepEqual(netOf(used(1), [interval(MARCH + HOUR)]), [[0, 100n, 25n], [1, -100n, -25n]]);
  assert.deepEqual(netOf([], used(1)), [[0, -100n, -25n]]);
});

test("of intervals that begin together it is taken off the first that has not ended", () => {
  const short = { ...interval(MARCH), end: MARCH + HOUR / 4 };

  assert.deepEqual(netOf([interval(MARCH), short], [interval(MARCH + HOUR / 2)]), [[0, 100n, 25n], [0, 0n, 0n]]);
});

test("what counts otherwise is not netted: of another contract, unit, rule, or before the cycle", () => {
  const long = { ...interval(MARCH), end: MARCH + 2 * HOUR };
  const later = interval(MARCH + HOUR);

  assert.deepEqual(netOf([long], [later]), [[0, 0n, 0n]]);
  for (const other of [{ key: "car" }, { unit: "m3" }, { counting: [{ name: "rule" }] }]) assert.equal(netOf([long], [{ ...later, ...other }]).length, 2);
  assert.equal(netOf([long], [later], MARCH + HOUR).length, 2);
});

test("rules are the same in two contracts where all of them is", () => {
  const limit = { limit: "1", per: "day", across: "account" };

  assert.ok(isShared({ rules: rules(limit) }, { rules: rules(limit) }));
  assert.ok(!isShared({ rules: rules(limit) }, { rules: rules({ ...limit, limit: "2" }) }));
  assert.ok(!isShared({ rules: rules({ limit: "1", per: "day" }) }, { rules: rules({ limit: "1", per: "day" }) }));
});

test("rules that say nothing are refused", () => {
  for (const said of [{ limit: "0", per: "day" }, { limit: "1", per: "year" }, { hours: [] }, { hours: [{}] }, { places: [] }, { places: ["b", "a"] }, {}, { places: ["a"], across: "account" }, { limit: "1", per: "day", across: "street" }, { limit: "1", per: "day", of: "hours" }]) {
    assert.throws(() => rules(said), Refused);
  }
  assert.throws(() => rules({ limit: "1", per: "day", name: "twice" }, { limit: "2", per: "day", name: "twice" }), Refused);
});
