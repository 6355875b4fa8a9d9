import assert from "node:assert/strict";
import { test } from "node:test";
import { accountChain } from "../src/steps/accountChain.mjs";

const NOTHING = "00".repeat(32);
const index = { account: () => ({ currency: "EUR" }) };
const entry = (sequence, booked, type) => ({
  account: "a-1",
  sequence,
  previous: sequence === 1n ? NOTHING : "01".repeat(32),
  booked,
  currency: "EUR",
  balance: 0n,
  type,
  lines: [],
  leaf: { hash: new Uint8Array(32).fill(1) },
});
const chain = (...booked) => ({
  bundle: { account: "a-1", entries: booked.map((at, i) => entry(BigInt(i + 1), at, i + 1 === booked.length ? "statement" : "notice")) },
  index,
});

test("entries of one second follow each other", () => {
  assert.match(accountChain(chain(5, 5, 6)), /entries 1 to 3/);
});

test("an entry that is booked before the one before it is refused", () => {
  assert.throws(() => accountChain(chain(5, 4)), (refused) => /booked$/.test(refused.path) && /before that/.test(refused.message));
});
