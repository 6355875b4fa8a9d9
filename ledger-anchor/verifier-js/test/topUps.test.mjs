import assert from "node:assert/strict";
import { test } from "node:test";
import { topUps } from "../src/steps/topUps.mjs";

const document = (id, amount) => ({ id, account: "a-1", amount });
const DOCUMENTS = new Map([
  ["first", document("p-1", 50_000n)],
  ["again", document("p-1", 50_000n)],
  ["other", document("p-2", 50_000n)],
  ["fine", document("p-3", 50_001n)],
]);
const dossier = (...hashes) => ({
  bundle: { account: "a-1" },
  index: { cited: (hash) => DOCUMENTS.get(hash), account: () => ({ currency: "EUR" }) },
  entries: () => hashes.map((topUp) => ({ topUp, amount: DOCUMENTS.get(topUp).amount })).entries(),
});

test("payments of different ids are booked each", () => {
  assert.match(topUps(dossier("first", "other")), /2 top-up/);
});

test("one payment that two documents say is refused", () => {
  assert.throws(() => topUps(dossier("first", "again")), (refused) =>
    refused.path === "entries[1].entry.topUp" && /id of another/.test(refused.message));
});

test("so is one document twice", () => {
  assert.throws(() => topUps(dossier("first", "first")), /booked twice/);
});

test("a payment that no coins can pay is refused", () => {
  assert.throws(() => topUps(dossier("first", "fine")), (refused) =>
    refused.path === "entries[1].entry.topUp" && /smallest coin/.test(refused.message));
});
