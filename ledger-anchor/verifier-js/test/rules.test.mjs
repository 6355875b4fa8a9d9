import assert from "node:assert/strict";
import { test } from "node:test";
import { Fields } from "../src/fields.mjs";
import { Refused } from "../src/refused.mjs";
import { readRules, ruleLines } from "../src/rules.mjs";

const HOUR = 3600;
const TARIFF = { zone: "Europe/Copenhagen", holidays: new Set() };
const MARCH = Date.parse("2026-02-28T23:00:00Z") / 1000;

const used = (hours, from = MARCH) =>
  Array.from({ length: hours }, (_, i) => [from + i * HOUR, from + (i + 1) * HOUR, 100n, "home"]);

const rules = (...said) =>
  readRules(new Fields({ rules: said.map((rule, i) => ({ name: `rule ${i}`, from: "2026-01-01T00:00:00Z", ...rule })) }));

const texts = (lines) => lines.map(({ component, name, quantity }) => `${component} ${name ?? "-"} ${quantity}`);

const decided = (said, intervals, from = 0) => texts(ruleLines(said, TARIFF, intervals, from));

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

  assert.deepEqual(decided(said, [[MARCH, MARCH + HOUR, 100n, "highway"], [MARCH + HOUR, MARCH + 2 * HOUR, 100n, "depot"]]), ["denied rule 0 100", "denied rule 1 100"]);
});

test("rules that say nothing are refused", () => {
  for (const said of [{ limit: "0", per: "day" }, { limit: "1", per: "year" }, { hours: [] }, { hours: [{}] }, { places: [] }, { places: ["b", "a"] }, {}]) {
    assert.throws(() => rules(said), Refused);
  }
  assert.throws(() => rules({ limit: "1", per: "day", name: "twice" }, { limit: "2", per: "day", name: "twice" }), Refused);
});
