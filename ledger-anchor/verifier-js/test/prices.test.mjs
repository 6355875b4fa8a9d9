import assert from "node:assert/strict";
import { test } from "node:test";
import { dynamicPrice, monthOfSeries, PublishedPrices } from "../src/publishedPrices.mjs";

const price = (digits, scale) => ({ digits, scale });
const HOUR = 3600;
const documents = {
  a1: { hash: "a1", type: "prices", series: "DK1", at: 1, from: 0, interval: HOUR, prices: [price(1n, 1), price(2n, 1), price(3n, 1)] },
  a2: { hash: "a2", type: "prices", series: "DK1", at: 2, from: HOUR, interval: HOUR, prices: [price(5n, 1)] },
};
const index = { cited: (hash, type) => (documents[hash]?.type === type ? documents[hash] : undefined) };
const PLAIN = { series: "DK1", factor: price(1n, 0), addition: price(0n, 0) };
const cited = (...hashes) => new PublishedPrices({ basis: { documents: hashes } }, index);

test("a price is the published one times a factor plus an addition, half up to six decimals", () => {
  assert.deepEqual(dynamicPrice(price(123457n, 6), price(15n, 1), price(1n, 0)), price(1185186n, 6));
  assert.deepEqual(dynamicPrice(price(-5n, 1), price(1n, 6), price(0n, 0)), price(-1n, 6));
});

test("the later publication holds, whatever the order of the hashes", () => {
  const prices = cited("a2", "a1");
  assert.deepEqual(prices.priceOf(PLAIN, HOUR, 2 * HOUR), price(500000n, 6));
  assert.deepEqual(prices.priceOf(PLAIN, 0, HOUR), price(100000n, 6));
});

test("nothing has a price where none is named, or where an interval spans two", () => {
  assert.equal(cited("a1").priceOf(PLAIN, 3 * HOUR, 4 * HOUR), undefined);
  assert.equal(cited("a1").priceOf(PLAIN, 0, 2 * HOUR), undefined);
});

test("a named publication that prices nothing is refused", () => {
  const segment = { start: HOUR, length: HOUR, quantities: [1n] };
  assert.throws(() => cited("a1", "a2").requireNeeded([PLAIN], segment, 0));
  cited("a2").requireNeeded([PLAIN], segment, 0);
});

test("a history is of a month of UTC", () => assert.equal(monthOfSeries("DK1", 0), "DK1/1970-01"));
