import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "../src/documents.mjs";
import { energyOf, gasFactor } from "../src/gas.mjs";

const decimal = (digits, scale) => ({ digits, scale });

test("the factor of gas is that of ideal gases, half up to five decimals", () => {
  // 103.5 kPa and 288.15 K to 101.325 kPa and 273.15 K: 0.968298...
  assert.deepEqual(gasFactor("DIN 1343", decimal(1035n, 1), decimal(28_815n, 2)), decimal(96_829n, 5));
  assert.deepEqual(gasFactor("ISO 13443", decimal(101_325n, 3), decimal(28_815n, 2)), decimal(100_000n, 5));
});

test("the energy of a day is that of its volume, however it is cut", () => {
  const [factor, value] = [decimal(95_120n, 5), decimal(402n, 1)];
  const volumes = [1n, 2n, 333n, 0n, 17n];
  const [whole] = energyOf(factor, value, 1_000n, [353n]);
  const cut = [...energyOf(factor, value, 1_000n, volumes.slice(0, 2)), ...energyOf(factor, value, 1_003n, volumes.slice(2))];

  assert.deepEqual(cut, energyOf(factor, value, 1_000n, volumes));
  assert.equal(cut.reduce((sum, each) => sum + each, 0n), whole);
  // 353 l x 0.9512 x 40.2 MJ/m3 / 3.6 = 3749.5 Wh
  assert.ok(whole === 3749n || whole === 3750n);
});

test("energy beyond 64 bits is refused", () => {
  const [factor, value] = [decimal(100_000n, 5), decimal(40n, 0)];

  assert.throws(() => energyOf(factor, value, 9n * 10n ** 18n, [40n]), /64 bits/);
});

test("calorific values are of days in order", () => {
  const json = (...days) =>
    `{"at":"2012-06-03T00:00:00Z","region":"north","type":"calorific-values","values":[${days.map((day) => `{"day":"${day}","value":"40.2"}`)}]}`;

  assert.deepEqual(readDocument(json("2012-06-01", "2012-06-02")).values.get("2012-06-02"), decimal(402n, 1));
  assert.throws(() => readDocument(json("2012-06-02", "2012-06-01")), /order/);
  assert.throws(() => readDocument(json("2012-02-30")), /not a date/);
});
