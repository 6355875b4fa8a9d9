import assert from "node:assert/strict";
import { test } from "node:test";
import { instant } from "../src/instant.mjs";
import { CycleRules } from "../src/period/cycleRules.mjs";

const DAY = 86_400;
const version = (from) => ({ id: "t", zone: "Etc/UTC", from: instant(from), components: [{ kind: "monthly" }] });
const FIRST = version("2026-01-01T00:00:00Z");
const SECOND = version("2026-04-01T00:00:00Z");
const HASHES = new Map([[FIRST, "first"], [SECOND, "second"]]);
const PLAIN = { ...FIRST, components: [{ kind: "energy" }] };
const CONTRACT = { tariff: "t", from: instant("2025-06-10T00:00:00Z"), to: undefined };
const day = (text) => instant(`${text}T00:00:00Z`);

const piece = (from, to, versions = [FIRST], more = {}) => ({
  position: 1, contract: CONTRACT, versions, tariffs: versions.map((each) => HASHES.get(each)), from: day(from), to: day(to), uses: new Map(), ...more,
});

const use = (from, tariff = FIRST) => ({ contract: CONTRACT, tariff, hash: HASHES.get(tariff), start: day(from), end: day(from) + DAY });

/** What refuses some pieces at the close of a period; nothing where they pass. */
function refusal(pieces, { period = ["2026-03-01", "2026-04-01"], before = [], uses = [], chain = {}, known = [FIRST] } = {}) {
  const [from, to] = period.map(day);
  const rules = new CycleRules({
    edges: new Set([...before.map(day), from, to]),
    from,
    uses,
    known: new Map(known.map((each) => [HASHES.get(each), each])),
    isChargedWith: () => true,
  });
  try {
    rules.require({ pieces, ...chain });
  } catch (refused) {
    return refused.path ?? refused.message;
  }
  return undefined;
}

test("a month that its period covers passes", () => {
  assert.equal(refusal([piece("2026-03-01", "2026-04-01")]), undefined);
});

test("a month that is split within a period is refused", () => {
  assert.match(refusal([piece("2026-03-01", "2026-03-16"), piece("2026-03-16", "2026-04-01")]), /\.to$/);
});

test("a month that two periods cut is in two pieces, and in no other", () => {
  const halves = { period: ["2026-03-16", "2026-04-01"], before: ["2026-03-01"], chain: { opened: day("2026-03-01") } };
  assert.equal(refusal([piece("2026-03-01", "2026-03-16"), piece("2026-03-16", "2026-04-01")], halves), undefined);
  assert.match(refusal([piece("2026-03-01", "2026-04-01")], halves), /\.to$/);
});

test("a month before the first period needs use in it", () => {
  const months = [piece("2026-02-01", "2026-03-01"), piece("2026-03-01", "2026-04-01")];
  assert.match(refusal(months), /\.from$/);
  assert.equal(refusal(months, { uses: [use("2026-02-10")] }), undefined);
  assert.match(refusal(months.slice(1), { uses: [use("2026-02-10")] }), /\.from$/);
  assert.equal(refusal(months.slice(1), { uses: [use("2026-02-10", PLAIN)] }), undefined);
});

test("a hole between cycles is refused", () => {
  const chain = { opened: day("2026-01-01") };
  const edges = { before: ["2026-01-01", "2026-02-01"], chain };
  assert.match(refusal([piece("2026-01-01", "2026-02-01"), piece("2026-03-01", "2026-04-01")], edges), /\.from$/);
});

test("a month after the period is refused", () => {
  assert.match(refusal([piece("2026-03-01", "2026-04-01"), piece("2026-04-01", "2026-05-01")]), /\.to$/);
});

test("a version that holds no longer is refused where nothing was used", () => {
  const april = { period: ["2026-04-01", "2026-05-01"], known: [FIRST, SECOND] };
  assert.match(refusal([piece("2026-04-01", "2026-05-01")], april), /\.tariffs$/);
  assert.equal(refusal([piece("2026-04-01", "2026-05-01", [SECOND])], april), undefined);
});

test("use beyond the horizon keeps the version that billed it", () => {
  const april = { period: ["2026-04-01", "2026-05-01"], known: [FIRST, SECOND] };
  const kept = piece("2026-04-01", "2026-05-01", [FIRST], { uses: new Map([[0, use("2026-04-03")]]) });
  assert.equal(refusal([kept], april), undefined);
});

test("a version by which use was billed is named", () => {
  const left = piece("2026-04-01", "2026-05-01", [FIRST], { uses: new Map([[0, use("2026-04-03", SECOND)]]) });
  assert.match(refusal([left], { period: ["2026-04-01", "2026-05-01"], known: [FIRST, SECOND] }), /\.tariffs$/);
});

test("a month that the horizon cuts is charged by the versions that hold, or by one that billed what is beyond", () => {
  const uses = new Map([[0, use("2026-04-01")], [1, use("2026-04-02", SECOND)]]);
  const april = { period: ["2026-04-01", "2026-05-01"], known: [FIRST, SECOND] };
  const refused = (versions, some = uses) => refusal([piece("2026-04-01", "2026-05-01", versions, { uses: some })], april);
  assert.equal(refused([FIRST]), undefined);
  assert.equal(refused([SECOND]), undefined);
  assert.match(refused([FIRST], new Map([...uses].slice(1))), /\.tariffs$/);
});
