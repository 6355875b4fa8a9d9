import assert from "node:assert/strict";
import { test } from "node:test";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex, utf8 } from "../src/bytes.mjs";
import { signedUnder } from "../src/foreign/ecdsa.mjs";
import { readRecord } from "../src/foreign/record.mjs";

const SECRET = new Uint8Array(32).fill(7);
const INFO = `3056301006072a8648ce3d020106052b8104000a034200${toHex(secp256k1.getPublicKey(SECRET, false))}`;
const KEY = "00".repeat(32);
const PAYLOAD = '{"FV":"1.4","PG":"T7","MV":"ACME","MS":"M-1","IS":true,"ID":"04AB","RD":['
  + '{"TM":"2026-05-01T14:00:00,000+0200 S","TX":"B","RV":10.25,"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"},'
  + '{"TM":"2026-05-01T15:00:00,000+0200 S","TX":"E","RV":12.7509}]}';

function ocmf(payload) {
  const signature = secp256k1.sign(sha256(utf8(payload)), SECRET, { prehash: false, format: "der" });
  return utf8(`OCMF|${payload}|{"SA":"ECDSA-secp256k1-SHA256","SD":"${toHex(signature)}"}`);
}

test("a session is a transaction of two registers in whole Wh", () => {
  const block = readRecord("ocmf", ocmf(PAYLOAD), KEY);

  assert.deepEqual(block.readings.values, [10_250n, 12_750n]);
  assert.equal(block.firstSequence, 15n);
  assert.equal(block.start, Date.parse("2026-05-01T12:00:00Z") / 1000);
  assert.equal(block.interval, 3600);
  assert.deepEqual(block.record.charging, { transaction: "T7", token: "04AB" });
});

/** Two records of PAYLOAD's session, its begin and its end; in the second one some text of the head is another. */
function signedApart(from, to) {
  const [begin, end] = PAYLOAD.split(',{"TM":"2026-05-01T15');
  const last = `{"TM":"2026-05-01T15${end}`.replace('"RV":12.7509', '"RV":12.7509,"RI":"1-b:1.8.0","RU":"kWh","ST":"G"');
  const head = begin.slice(0, begin.indexOf('"RD":[')).replace("T7", "T8").replace(from, to);
  const first = utf8(new TextDecoder().decode(ocmf(`${begin}]}`)) + "\n");
  return new Uint8Array([...first, ...ocmf(head + `"RD":[${last}`)]);
}

test("a begin and an end that are signed apart are one session", () => {
  const block = readRecord("ocmf", signedApart("", ""), KEY);

  assert.deepEqual(block.readings.values, [10_250n, 12_750n]);
  assert.equal(block.firstSequence, 15n);
  assert.equal(block.record.parts.length, 2);
});

for (const [what, from, to] of [
  ["another user", '"ID":"04AB"', '"ID":"04AC"'],
  ["a user of another type", '"ID":"04AB"', '"ID":"04AB","IT":"EMAID"'],
]) {
  test(`an end of ${what} is of another session`, () => {
    assert.throws(() => readRecord("ocmf", signedApart(from, to), KEY), /several transactions/);
  });
}

test("the end of another register than that of the begin does not count, whatever its unit", () => {
  const other = `,{"TX":"E","RV":60,"RI":"1-b:0.9.0","RU":"s"}]}`;

  const block = readRecord("ocmf", ocmf(PAYLOAD.replace("]}", other)), KEY);

  assert.deepEqual(block.readings.values, [10_250n, 12_750n]);
});

test("how well the user was identified may change meanwhile", () => {
  const block = readRecord("ocmf", signedApart('"ID":"04AB"', '"ID":"04AB","IL":"VERIFIED"'), KEY);

  assert.equal(block.record.charging.token, "04AB");
});

test("a record is verified over its exact bytes", () => {
  const { record } = readRecord("ocmf", ocmf(PAYLOAD), KEY);

  assert.equal(signedUnder(record.parts[0], INFO), "none");
  assert.equal(signedUnder({ ...record.parts[0], signed: utf8(PAYLOAD.replace("12.75", "12.76")) }, INFO), undefined);
});

test("a session of pcdf begins at a register of zero", () => {
  const text = "128.8.0(ST:260501120000)(CT:260501130000)(CD:010000)(TV:1)(BV:1)(CSC:7)(SP:1)(RV:0003.500*kWh)"
    + "(SI:04AB*1*tx-1)(CS:00000000)(HW:12345678901)(DT:0)(PK:04)(SG:3006020101020101)";

  const block = readRecord("pcdf", utf8(text), KEY);

  assert.deepEqual(block.readings.values, [0n, 3_500n]);
  assert.deepEqual(block.record.charging, { transaction: "tx-1", token: "04AB" });
});

const PCDF = "128.8.0(ST:260501120000)(CT:260501130000)(CD:010000)(TV:1)(BV:1)(CSC:7)(SP:1)(RV:0003.500*kWh)"
  + "(SI:04AB*1*tx-1)(CS:00000000)(HW:12345678901)(DT:0)(PK:04)(SG:3006020101020101)";

test("the key of pcdf may stand behind the signature", () => {
  const moved = PCDF.replace("(PK:04)", "") + "(PK:04)";

  assert.deepEqual(readRecord("pcdf", utf8(moved), KEY).readings.values, [0n, 3_500n]);
});

for (const value of ["0000000000000000000003.500", "3.5", "35e-1", "+3.500", "0.00035e4", "3500e-0003"]) {
  test(`${value} kWh is a register of 3500 Wh`, () => {
    assert.deepEqual(readRecord("pcdf", utf8(PCDF.replace("0003.500", value)), KEY).readings.values, [0n, 3_500n]);
  });
}

for (const [what, changed] of [
  ["another register behind its signature", `${PCDF}(RV:00999.000*kWh)`],
  ["a register behind its signature alone", `${PCDF.replace("(RV:0003.500*kWh)", "")}(RV:00999.000*kWh)`],
  ["another user behind its signature", `${PCDF}(SI:eve*x*tx9)`],
  ["a field that no one knows behind its signature", `${PCDF}(XX:1)`],
  ["a field twice", PCDF.replace("(CSC:7)", "(CSC:7)(CSC:8)")],
  ["a gap between its fields", PCDF.replace("(CSC:7)", " (CSC:7)")],
  ["a user of four parts", PCDF.replace("tx-1", "tx-1*x")],
  ["a register in Wh", PCDF.replace("kWh", "Wh")],
  ["a day that no calendar has", PCDF.replace("CT:260501", "CT:260431")],
  ["no key", PCDF.replace("(PK:04)", "")],
]) {
  test(`pcdf with ${what} is refused`, () => {
    assert.throws(() => readRecord("pcdf", utf8(changed), KEY), { name: "Error" });
  });
}

for (const [what, from, to] of [
  ["a register that went down", "12.7509", "9.5"],
  ["a clock that went back", "T15:", "T13:"],
  ["an end that stands twice", '"RV":12.7509}', '"RV":12.7509},{"RV":12.8}'],
  ["no end", '"TX":"E"', '"TX":"C"'],
  ["a number that no register shows", "12.7509", "1e999"],
  ["a name that stands twice", '"PG":"T7"', '"PG":"T7","PG":"T8"'],
  ["no user", '"IS":true', '"IS":false'],
]) {
  test(`${what} is refused`, () => {
    assert.throws(() => readRecord("ocmf", ocmf(PAYLOAD.replace(from, to)), KEY), { name: "Error" });
  });
}
