import assert from "node:assert/strict";
import { test } from "node:test";
import { feeLines } from "../src/fees.mjs";
import { fees } from "../src/steps/fees.mjs";

const AT = 1_772_355_600;
const price = (digits, scale = 0) => ({ digits: BigInt(digits), scale });
const FEE = { id: "reconnection", kind: "fee", price: price(4000, 2) };
const version = (components, from = AT - 100) => ({ id: "fees", currency: "EUR", from, components });
const charge = (id, named) => ({ id, account: "a-1", tariff: "fees", version: named, fee: "reconnection", count: 1, at: AT });
const amounts = (lines) => lines.map(({ component, amount }) => `${component} ${amount}`);

test("taxes are on fees and their levies", () => {
  const levy = { id: "levy", kind: "levy", percent: price(10), on: ["reconnection"] };
  const vat = { id: "vat", kind: "vat", category: "S", percent: price(25), on: [] };

  assert.deepEqual(amounts(feeLines(version([FEE, vat, levy]), charge("1", "v1"), AT)), ["reconnection 40000000", "levy 4000000", "vat 11000000"]);
});

test("what is charged too late is written off", () => {
  const policy = { id: "write-off", kind: "back-billing", policy: "law 1", from: 0, months: 1 };
  const booked = AT + 40 * 86_400;

  assert.deepEqual(amounts(feeLines(version([FEE, policy]), charge("1", "v1"), booked)), ["reconnection 40000000", "write-off -40000000"]);
});

const DOCUMENTS = new Map([
  ["v1", version([FEE])], ["v2", version([FEE], AT - 50)],
  ["one", charge("1", "v1")], ["same", charge("1", "v1")], ["newer", charge("2", "v2")], ["older", charge("3", "v1")],
]);
const entry = (fee) => {
  const tariff = DOCUMENTS.get(fee).version;
  return { type: "fee", fee, tariff, currency: "EUR", booked: AT, lines: feeLines(DOCUMENTS.get(tariff), DOCUMENTS.get(fee), AT) };
};
const dossier = (...names) => ({
  bundle: { account: "a-1" },
  index: { cited: (hash) => DOCUMENTS.get(hash) },
  entries: () => names.map((name, i) => ({ ...entry(name), sequence: BigInt(i + 1) })).entries(),
});

test("fees of versions that hold one after the other are charged each", () => {
  assert.match(fees(dossier("one", "newer")), /2 fee\(s\)/);
});

test("one id that is charged twice is refused", () => {
  assert.throws(() => fees(dossier("one", "same")), ({ path }) => path === "entries[1].entry.fee");
});

test("a version that an earlier fee shows to hold no longer is refused", () => {
  assert.throws(() => fees(dossier("newer", "older")), ({ path }) => path === "entries[1].entry.tariff");
});
