import assert from "node:assert/strict";
import { test } from "node:test";
import { Fields } from "../src/fields.mjs";
import { instant } from "../src/instant.mjs";
import { NOTHING_CARRIED, rateCycle } from "../src/period/cycle.mjs";
import { readTariff } from "../src/tariff.mjs";

const HOUR = 3600;
const TIERS = { kind: "tiered", id: "energy", unit: "kWh", allocation: "blended", basis: "month",
  prices: [{ name: "use", tiers: [{ upTo: "300", price: "0.10" }, { price: "0.30" }] }] };
const IN_ORDER = { ...TIERS, allocation: "in-order-of-use" };
const DEMAND = { kind: "demand", id: "demand", windowMinutes: 60, assessed: "monthly",
  prices: [{ name: "all", tiers: [{ price: "10" }] }], ratchet: { percent: "80", cycles: 2 } };
const FLAT = { kind: "energy", id: "energy", unit: "kWh", prices: [{ name: "flat", price: "0.20" }] };
const STANDING = { kind: "standing", id: "standing", pricePerDay: "0.5" };
const vat = (percent) => ({ kind: "vat", id: "vat", category: "S", percent });

const tariff = (from, ...components) => inZone("Europe/Copenhagen", {}, from, ...components);

const inZone = (zone, more, from, ...components) =>
  readTariff(new Fields({ id: "t", currency: "EUR", zone, rounding: "half-up", from, components, ...more }));

/** So many Wh in each hour. */
function hours(from, count, each) {
  const start = instant(from);
  return Array.from({ length: count }, (_, i) => [start + i * HOUR, start + (i + 1) * HOUR, BigInt(each)]);
}

const use = (from, to, imported, exported = [], charged = []) =>
  ({ from: instant(from), to: instant(to), unit: "kWh", imported, exported, charged });

const texts = ({ lines }) => lines.map(({ component, name, quantity, price, amount }) =>
  `${component}${name === undefined ? "" : `/${name}`} ${quantity} x ${price.digits}e-${price.scale} = ${amount}`);

const APRIL = ["2026-03-31T22:00:00Z", "2026-04-30T22:00:00Z"];

test("tiers and tax of a month", () => {
  const rated = rateCycle([tariff("2025-01-01T00:00:00Z", TIERS, vat("25"))], use(...APRIL, hours(APRIL[0], 720, 1000)), NOTHING_CARRIED);
  assert.deepEqual(texts(rated), [
    "energy/use tier 1 300000 x 10e-2 = 30000000",
    "energy/use tier 2 420000 x 30e-2 = 126000000",
    "vat/S 156000 x 25e-2 = 39000000",
  ]);
});

test("over ten days of a month of thirty thresholds are a third", () => {
  const part = use(APRIL[0], "2026-04-10T22:00:00Z", hours(APRIL[0], 240, 1000));
  for (const charge of [TIERS, IN_ORDER]) {
    assert.deepEqual(texts(rateCycle([tariff("2025-01-01T00:00:00Z", charge, STANDING)], part, NOTHING_CARRIED)), [
      "energy/use tier 1 100000 x 10e-2 = 10000000",
      "energy/use tier 2 140000 x 30e-2 = 42000000",
      "standing 10000 x 5e-1 = 5000000",
    ]);
  }
});

test("each version within a month has its own tax, and energy is charged as it is read", () => {
  const versions = [tariff("2025-01-01T00:00:00Z", FLAT, vat("25")), tariff("2026-04-15T22:00:00Z", { ...FLAT, prices: [{ name: "flat", price: "0.40" }] }, vat("19"))];
  assert.deepEqual(texts(rateCycle(versions, use(...APRIL, hours(APRIL[0], 720, 1000)), NOTHING_CARRIED)), [
    "vat/S 72000 x 25e-2 = 18000000",
    "vat/S 144000 x 19e-2 = 27360000",
  ]);
});

test("a levy that versions tax differently is taxed by each for its days", () => {
  const levy = { kind: "levy", id: "levy", percent: "10", on: ["energy"] };
  const versions = [tariff("2025-01-01T00:00:00Z", FLAT, levy, vat("20")), tariff("2026-04-15T22:00:00Z", FLAT, levy, vat("25"))];
  assert.deepEqual(texts(rateCycle(versions, use(...APRIL, hours(APRIL[0], 720, 5000)), NOTHING_CARRIED)), [
    "levy 360000 x 10e-2 = 36000000",
    "levy 360000 x 10e-2 = 36000000",
    "vat/S 396000 x 20e-2 = 79200000",
    "vat/S 396000 x 25e-2 = 99000000",
  ]);
});

test("a demand window across midnight belongs to the day of its begin", () => {
  const daily = { ...DEMAND, assessed: "daily" };
  delete daily.ratchet;
  const start = instant("2024-06-05T17:30:00Z");
  const halfHours = [0n, 2000n, 2000n, 500n].map((each, i) => [start + i * 1800, start + (i + 1) * 1800, each]);
  const rated = rateCycle([inZone("Asia/Kolkata", {}, "2020-01-01T00:00:00Z", daily)],
    use("2024-06-05T17:30:00Z", "2024-06-05T19:30:00Z", halfHours), NOTHING_CARRIED);
  assert.deepEqual(texts(rated), ["demand/all 4000 x 10e-0 = 40000000", "demand/all 500 x 10e-0 = 5000000"]);
});

test("standing charges that a period charged by days are taxed and left out", () => {
  const versions = [tariff("2025-01-01T00:00:00Z", FLAT, STANDING, vat("25"))];

  const rated = rateCycle(versions, use(...APRIL, hours(APRIL[0], 24, 1000)), NOTHING_CARRIED, [{ from: instant(APRIL[0]), to: instant(APRIL[1]) }]);

  assert.deepEqual(texts(rated), ["vat/S 19800 x 25e-2 = 4950000"]);
});

test("the days of a cycle that no period charged stay in it", () => {
  const versions = [tariff("2025-01-01T00:00:00Z", FLAT, STANDING, vat("25"))];
  const byDays = [
    { from: instant("2026-04-20T22:00:00Z"), to: instant("2026-05-31T22:00:00Z") },
    { from: instant("2026-04-05T22:00:00Z"), to: instant("2026-04-10T22:00:00Z") },
  ];

  const rated = rateCycle(versions, use(...APRIL, hours(APRIL[0], 24, 1000)), NOTHING_CARRIED, byDays);

  assert.deepEqual(texts(rated), [
    "standing 5000 x 5e-1 = 2500000",
    "standing 10000 x 5e-1 = 5000000",
    "vat/S 19800 x 25e-2 = 4950000",
  ]);
});

test("a ratchet charges its part of the highest peak before", () => {
  const versions = [tariff("2025-01-01T00:00:00Z", DEMAND)];
  const january = rateCycle(versions, use("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z", hours("2025-12-31T23:00:00Z", 1, 10_000)), NOTHING_CARRIED);
  const february = rateCycle(versions, use("2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z", hours("2026-01-31T23:00:00Z", 1, 2_000)), january.carried);
  assert.deepEqual(texts(february), ["demand/all 8000 x 10e-0 = 80000000"]);
});

test("a ratchet reaches its oldest month in each part of a cycle", () => {
  const one = { ...DEMAND, ratchet: { percent: "100", cycles: 1 } };
  const versions = [tariff("2025-01-01T00:00:00Z", one), tariff("2026-04-15T22:00:00Z", one, STANDING)];
  const march = rateCycle(versions, use("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", hours("2026-02-28T23:00:00Z", 1, 3_000)), NOTHING_CARRIED);
  assert.deepEqual(texts(rateCycle(versions, use(...APRIL, hours(APRIL[0], 720, 1000)), march.carried)), [
    "demand/all 45000 x 333333e-6 = 14999985",
    "demand/all 45000 x 333333e-6 = 14999985",
    "standing 15000 x 5e-1 = 7500000",
  ]);
});

test("export is netted, carried on, and paid when it expires", () => {
  const versions = [tariff("2025-01-01T00:00:00Z", FLAT, { kind: "net-metering", id: "solar", charge: "energy", expires: 3, residualPrice: "0.05" })];
  const january = rateCycle(versions, use("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z", hours("2026-01-01T00:00:00Z", 24, 1000), hours("2026-01-01T00:00:00Z", 24, 1500)), NOTHING_CARRIED);
  assert.deepEqual(texts(january), ["solar/flat -24000 x 20e-2 = -4800000"]);
  assert.deepEqual(january.carried.credits, [{ component: "solar", price: "flat", amount: 12_000n, residualPrice: { digits: 5n, scale: 2 } }]);
  const march = rateCycle(versions, use("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", []), january.carried);
  assert.deepEqual(texts(march), ["solar/flat residual -12000 x 5e-2 = -600000"]);
});

test("credit whose price is no more is paid", () => {
  const renamed = { ...FLAT, prices: [{ name: "all day", price: "0.20" }] };
  const versions = [tariff("2025-01-01T00:00:00Z", renamed, { kind: "net-metering", id: "solar", charge: "energy", expires: 3, residualPrice: "0.05" })];
  const before = { ...NOTHING_CARRIED, credits: [{ component: "solar", price: "flat", amount: 12_000n }] };
  const april = rateCycle(versions, use(...APRIL, []), before);
  assert.deepEqual(texts(april), ["solar/flat residual -12000 x 5e-2 = -600000"]);
  assert.deepEqual(april.carried.credits, []);
});

const SOLAR = { kind: "net-metering", id: "solar", charge: "energy", expires: 3, residualPrice: "0.05" };
const bought = (left) => ({ kind: "net-billing", id: "bought", unit: "kWh", prices: [{ name: "export", price: "0.10" }], carryOver: { ends: 12, left } });

test("credit that is left when an agreement ends is paid, or expires and is named", () => {
  const ended = (component) => rateCycle([tariff("2025-01-01T00:00:00Z", FLAT, component)],
    { ...use(...APRIL, [], hours(APRIL[0], 12, 1000)), ends: true }, NOTHING_CARRIED);
  assert.deepEqual(texts(ended(SOLAR)), ["solar/flat residual -12000 x 5e-2 = -600000"]);
  assert.deepEqual(texts(ended({ ...SOLAR, residualPrice: "0" })), ["solar/flat expired -12000 x 0e-0 = 0"]);
  assert.deepEqual(texts(ended(bought("paid"))), ["bought/export -12000 x 10e-2 = -1200000"]);
  assert.deepEqual(texts(ended(bought("expires"))), ["bought/export -12000 x 10e-2 = -1200000", "bought/expired 1000 x 1200000e-6 = 1200000"]);
  for (const component of [SOLAR, bought("paid"), bought("expires")]) assert.deepEqual(ended(component).carried.credits, []);
});

/** April under other components than before, when 12 kWh were fed in. */
function aprilAfter(component, components) {
  const march = rateCycle([tariff("2025-01-01T00:00:00Z", FLAT, component)],
    use("2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z", [], hours("2026-02-01T00:00:00Z", 12, 1000)), NOTHING_CARRIED);
  const april = rateCycle([tariff("2025-01-01T00:00:00Z", ...components)], use(...APRIL, hours(APRIL[0], 24, 1000)), march.carried);
  assert.deepEqual(april.carried.credits, []);
  return texts(april);
}

test("credit of a component that the next version has no longer is paid or expires as that component said", () => {
  const next = (component, ...components) => aprilAfter(component, [FLAT, ...components]);
  assert.deepEqual(next(SOLAR), ["solar/flat residual -12000 x 5e-2 = -600000"]);
  assert.deepEqual(next(bought("paid")), ["bought/brought forward 1000 x -1200000e-6 = -1200000"]);
  assert.deepEqual(next(bought("paid"), { ...SOLAR, id: "bought" }), ["bought/brought forward 1000 x -1200000e-6 = -1200000"]);
  assert.deepEqual(next(bought("expires")), ["bought/brought forward 1000 x -1200000e-6 = -1200000", "bought/expired 1000 x 1200000e-6 = 1200000"]);
});

test("credit that is left is no charge of the component that has its id by now", () => {
  const residual = "solar/flat residual -12000 x 5e-2 = -600000";
  assert.deepEqual(aprilAfter(SOLAR, [{ ...FLAT, id: "solar" }, vat("25")]), ["vat/S 4200 x 25e-2 = 1050000", residual]);
  assert.deepEqual(aprilAfter(SOLAR, [FLAT, { ...STANDING, id: "solar" }]), ["solar 30000 x 5e-1 = 15000000", residual]);
  assert.deepEqual(aprilAfter(bought("paid"), [{ ...FLAT, id: "bought" }]), ["bought/brought forward 1000 x -1200000e-6 = -1200000"]);
});

test("a tariff that names nothing, leaves a gap or does not fit its commodity is refused", () => {
  assert.throws(() => tariff("2025-01-01T00:00:00Z", FLAT, { kind: "levy", id: "levy", percent: "1", on: ["other"] }), /no such component/);
  assert.throws(() => tariff("2025-01-01T00:00:00Z", { ...FLAT, prices: [{ name: "summer", price: "1", seasons: [{ from: "06-01", to: "09-30" }] }] }), /gap/);
});

const EVER = "2000-01-01T00:00:00Z";
const JUNE = ["2024-05-31T22:00:00Z", "2024-06-30T22:00:00Z"];
const tiered = (upTo, more, prices = ["0.10", "0.30"]) => ({ ...TIERS, ...more,
  prices: [{ name: "use", tiers: [{ upTo, price: prices[0] }, { price: prices[1] }] }] });
const byTimes = (...prices) => ({ ...TIERS, prices: prices.map(({ price, ...times }) => ({ ...times, tiers: [{ price }] })) });
const NIGHT_AND_DAY = byTimes({ name: "night", price: "0.10", from: "00:00", to: "06:00" }, { name: "day", price: "0.20" });
const rated = (zone, components, from, to, imported, more = {}) =>
  texts(rateCycle([inZone(zone, more, EVER, ...components)], use(from, to, imported), NOTHING_CARRIED));
const inJune = (...components) => (each) => rated("Europe/Copenhagen", components, ...JUNE, hours(JUNE[0], 720, each));

test("blended tiers give each time of use its share", () => {
  const prices = [{ name: "night", from: "00:00", to: "06:00", tiers: [{ upTo: "360", price: "0.10" }, { price: "0.20" }] },
    { name: "day", tiers: [{ upTo: "360", price: "0.30" }, { price: "0.40" }] }];
  assert.deepEqual(inJune({ ...TIERS, prices })(1000), [
    "energy/night tier 1 90000 x 10e-2 = 9000000",
    "energy/night tier 2 90000 x 20e-2 = 18000000",
    "energy/day tier 1 270000 x 30e-2 = 81000000",
    "energy/day tier 2 270000 x 40e-2 = 108000000",
  ]);
});

test("daily tiers begin anew each day, and those by kilowatt follow the highest hour", () => {
  assert.deepEqual(inJune(tiered("10", { allocation: "in-order-of-use", basis: "day" }))(1000),
    ["energy/use tier 1 300000 x 10e-2 = 30000000", "energy/use tier 2 420000 x 30e-2 = 126000000"]);
  assert.deepEqual(inJune(tiered("200", { basis: "kilowatt" }))(2000),
    ["energy/use tier 1 400000 x 10e-2 = 40000000", "energy/use tier 2 1040000 x 30e-2 = 312000000"]);
});

test("demand over part of a month is priced by the day, and daily demand day by day", () => {
  const { ratchet, ...charge } = DEMAND;
  const peak = { ...charge, prices: [{ name: "peak", tiers: [{ upTo: "5", price: "10" }, { price: "8" }] }] };
  const moved = "2024-06-20T22:00:00Z";
  assert.deepEqual(rated("Europe/Copenhagen", [peak], moved, JUNE[1], hours(moved, 240, 3000)), ["demand/peak tier 1 30000 x 333333e-6 = 9999990"]);
  const end = "2024-06-22T22:00:00Z";
  assert.deepEqual(rated("Europe/Copenhagen", [{ ...peak, assessed: "daily" }], moved, end, hours(moved, 48, 3000)),
    ["demand/peak tier 1 3000 x 10e-0 = 30000000", "demand/peak tier 1 3000 x 10e-0 = 30000000"]);
});

test("a minimum makes up what is missing, a year's in December", () => {
  const minimum = { kind: "minimum", id: "minimum", amount: "20", per: "month" };
  assert.deepEqual(inJune(byTimes({ name: "flat", price: "0.10" }), minimum)(100),
    ["energy/flat 72000 x 10e-2 = 7200000", "minimum/shortfall 1000 x 12800000e-6 = 12800000"]);
  const versions = [tariff(EVER, byTimes({ name: "flat", price: "0.10" }), { ...minimum, amount: "100", per: "year" })];
  const november = rateCycle(versions, use("2023-10-31T23:00:00Z", "2023-11-30T23:00:00Z", hours("2023-11-01T00:00:00Z", 10, 1000)), NOTHING_CARRIED);
  const december = rateCycle(versions, use("2023-11-30T23:00:00Z", "2023-12-31T23:00:00Z", []), november.carried);
  assert.deepEqual(texts(december), ["minimum/shortfall 1000 x 15712329e-6 = 15712329"]);
});

test("a year's minimum is asked for the days that it held, and made up where the agreement ends", () => {
  const yearly = (amount) => ({ kind: "minimum", id: "minimum", amount, per: "year" });
  const versions = [tariff(EVER, FLAT, yearly("365")), tariff("2023-03-15T23:00:00Z", FLAT, yearly("730"))];
  const march = rateCycle(versions, { ...use("2023-02-28T23:00:00Z", "2023-03-20T23:00:00Z", []), ends: true }, NOTHING_CARRIED);
  assert.deepEqual(texts(march), ["minimum/shortfall 1000 x 25000000e-6 = 25000000"]);
});

test("what each kilowatt may use below a threshold is pro-rated by days", () => {
  const begin = "2024-06-20T22:00:00Z";
  assert.deepEqual(rated("Europe/Copenhagen", [tiered("200", { basis: "kilowatt" })], begin, JUNE[1], hours(begin, 240, 2000)),
    ["energy/use tier 1 133333 x 10e-2 = 13333300", "energy/use tier 2 346667 x 30e-2 = 104000100"]);
});

test("a levy is a share of what it names and is taxed itself", () => {
  const levy = { kind: "levy", id: "levy", percent: "10", on: ["energy"] };
  assert.deepEqual(inJune(byTimes({ name: "flat", price: "0.10" }), levy, vat("25"))(1000), [
    "energy/flat 720000 x 10e-2 = 72000000",
    "levy 72000 x 10e-2 = 7200000",
    "vat/S 79200 x 25e-2 = 19800000",
  ]);
});

test("money that a bill cannot use is carried over, and expires", () => {
  const versions = [tariff(EVER, byTimes({ name: "flat", price: "0.20" }),
    { kind: "net-billing", id: "bought", unit: "kWh", prices: [{ name: "export", price: "0.10" }], carryOver: { ends: 12, left: "expires" } })];
  const [november, december, end] = ["2024-10-31T23:00:00Z", "2024-11-30T23:00:00Z", "2024-12-31T23:00:00Z"];
  const first = rateCycle(versions, use(november, december, hours(november, 1, 10_000), hours(november, 1, 30_000)), NOTHING_CARRIED);
  assert.equal(texts(first).at(-1), "bought/carried forward 1000 x 1000000e-6 = 1000000");
  assert.deepEqual(texts(rateCycle(versions, use(december, end, hours(december, 1, 4_000)), first.carried)), [
    "energy/flat 4000 x 20e-2 = 800000",
    "bought/brought forward 1000 x -1000000e-6 = -1000000",
    "bought/expired 1000 x 200000e-6 = 200000",
  ]);
});

test("days have their real hours: when clocks change, never, or for good", () => {
  const day = (zone, from, to, count) => rated(zone, [NIGHT_AND_DAY], from, to, hours(from, count, 1000)).map((text) => text.split(" ")[1]);
  assert.deepEqual(day("Europe/Copenhagen", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z", 23), ["5000", "18000"]);
  assert.deepEqual(day("Europe/Copenhagen", "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z", 25), ["7000", "18000"]);
  assert.deepEqual(day("America/Phoenix", "2024-03-10T07:00:00Z", "2024-03-11T07:00:00Z", 24), ["6000", "18000"]);
  assert.deepEqual(day("Europe/Volgograd", "2020-12-26T20:00:00Z", "2020-12-27T21:00:00Z", 25), ["7000", "18000"]);
});

test("a leap day is a day of February, and a date that a zone left out is none", () => {
  const network = { kind: "monthly", id: "network", pricePerMonth: "29" };
  assert.deepEqual(rated("Europe/Copenhagen", [{ ...STANDING, pricePerDay: "1" }, network], "2024-02-14T23:00:00Z", "2024-02-29T23:00:00Z", []),
    ["standing 15000 x 1e-0 = 15000000", "network 15000 x 1000000e-6 = 15000000"]);
  assert.deepEqual(rated("Pacific/Apia", [{ ...STANDING, pricePerDay: "1" }], "2011-12-01T10:00:00Z", "2011-12-31T10:00:00Z", []),
    ["standing 30000 x 1e-0 = 30000000"]);
});

test("a season goes round the year to a leap day, and a holiday is not its day of the week", () => {
  const winter = byTimes({ name: "winter", price: "0.4", seasons: [{ from: "12-01", to: "02-29" }] }, { name: "summer", price: "0.2" });
  assert.deepEqual(rated("Europe/Copenhagen", [winter], "2024-02-28T23:00:00Z", "2024-02-29T23:00:00Z", hours("2024-02-28T23:00:00Z", 24, 1000)),
    ["energy/winter 24000 x 4e-1 = 9600000"]);
  const weekdays = byTimes({ name: "weekday", price: "0.3", days: ["WED", "THU"] }, { name: "rest", price: "0.1" });
  assert.deepEqual(
    rated("Europe/Copenhagen", [weekdays], "2024-12-24T23:00:00Z", "2024-12-26T23:00:00Z", hours("2024-12-24T23:00:00Z", 48, 1000), { holidays: ["2024-12-25"] }),
    ["energy/weekday 24000 x 3e-1 = 7200000", "energy/rest 24000 x 1e-1 = 2400000"]);
});

test("tax on published prices is of what was booked, however it was cut", () => {
  const spot = { kind: "dynamic", id: "spot", unit: "kWh", series: "DK1", factor: "1", addition: "0" };
  const booked = (from, quantity) => ({ component: "spot", from: instant(from), price: { digits: 250000n, scale: 6 }, quantity });
  const whole = [booked(APRIL[0], 1001n)];
  const cut = [booked(APRIL[0], 500n), booked("2026-04-01T00:00:00Z", 501n)];
  const versions = [tariff("2025-01-01T00:00:00Z", spot, vat("25"))];
  for (const charged of [whole, cut]) {
    assert.deepEqual(texts(rateCycle(versions, use(...APRIL, hours(APRIL[0], 2, 500), [], charged), NOTHING_CARRIED)), ["vat/S 250 x 25e-2 = 62500"]);
  }
});
