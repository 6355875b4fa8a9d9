import assert from "node:assert/strict";
import { test } from "node:test";
import { Fields } from "../src/fields.mjs";
import { sessionLines } from "../src/rating.mjs";
import { readTariff } from "../src/tariff.mjs";

const TARIFF = readTariff(new Fields({ id: "t", currency: "EUR", zone: "Etc/UTC", rounding: "half-up", from: "2024-01-01T00:00:00Z", components: [
  { kind: "energy", id: "energy", unit: "kWh", prices: [{ name: "flat", price: "0.25" }] },
  { kind: "start-fee", id: "start", price: "0.50" },
  { kind: "time", id: "time", pricePerHour: "1.20", stepSeconds: 900 },
  { kind: "idle", id: "idle", pricePerHour: "6", graceSeconds: 600, stepSeconds: 60 },
] }));
const texts = (clockProven) =>
  sessionLines(TARIFF, "1-0:1.8.0*255", "kWh", { quantities: [10_000n], start: 1717228800, length: 3601, clockProven }, () => undefined)
    .map(({ component, name, from, to, quantity, amount }) => `${component} ${name ?? ""} ${to - from} ${quantity} ${amount}`);

test("a session has energy, start and begun steps of time", () => assert.deepEqual(texts(true), [
  "energy flat 3601 10000 2500000",
  "start  3601 1000 500000",
  "time  4500 1250 1500000",
  "idle withheld 3601 0 0",
]));

test("a clock that is not proven withholds prices by time and says for how long", () => assert.deepEqual(texts(false).slice(2), [
  "time withheld 3601 1000 0",
  "idle withheld 3601 0 0",
]));
