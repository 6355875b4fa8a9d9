import assert from "node:assert/strict";
import { test } from "node:test";
import { uses } from "../src/steps/totals.mjs";

const CHARGES = { type: "period-charges", sequence: 2, lines: [{ component: "standing", agreement: "aa", amount: 850_000n }] };
const SESSION = { type: "usage", sequence: 1, agreement: "aa", usagePoint: "charger", endUse: "ev-charging", lines: [] };

const placed = (entries, agreement) => [...uses(entries, () => agreement)].map(({ usagePoint, endUse }) => [usagePoint, endUse]);

test("a standing charge belongs where its agreement says, though nothing was used under it", () => {
  assert.deepEqual(placed([CHARGES], { usagePoint: "cellar", endUse: "storage" }), [["cellar", "storage"]]);
});

test("a standing charge of an authorisation belongs where that was last used, and to the account where it was not", () => {
  assert.deepEqual(placed([SESSION, CHARGES], undefined), [["charger", "ev-charging"]]);
  assert.deepEqual(placed([CHARGES], undefined), [[undefined, "account"]]);
});
