import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { identityOf } from "../src/block.mjs";
import { fromBase64 } from "../src/bytes.mjs";
import { signedUnder } from "../src/foreign/ecdsa.mjs";
import { FORMATS, readRecord } from "../src/foreign/record.mjs";
import { Refused } from "../src/refused.mjs";

/** The records that the Java side is tested on too: generated, with signatures of keys made for them. */
const RECORDS = vectors("records.json");
/** Those records with fields added that no one signed, doubled, turned round, or called something else. */
const REFUSED = vectors("refused.json");
const KEY = "00".repeat(32);

const read = ({ format, record }) => readRecord(format, fromBase64(record), KEY);

test("there is a record of each format", () => {
  assert.deepEqual(new Set(RECORDS.map(({ format }) => format)), new Set(FORMATS));
});

for (const vector of RECORDS) {
  const { format, what, key, expected } = vector;

  test(`${format}, ${what}: the transaction is the expected one`, () => {
    const block = read(vector);

    assert.equal(block.digest, expected.digest);
    assert.equal(block.meter, identityOf("METERPROOF/METER", expected.maker, expected.serial));
    assert.deepEqual(block.record.charging, { transaction: expected.transaction, token: expected.token });
    assert.equal(String(block.firstSequence), expected.firstSequence);
    assert.deepEqual([block.start, block.interval], [expected.start, expected.interval]);
    assert.deepEqual(block.readings.values.map(String), expected.registers);
  });

  test(`${format}, ${what}: each statement is signed, and no changed one`, () => {
    const granted = expected.leniency === undefined ? [] : [expected.leniency];
    for (const part of read(vector).record.parts) {
      const changed = { ...part, signed: part.signed.with(9, part.signed[9] ^ 1) };

      assert.equal(signedUnder(part, key, granted), expected.leniency ?? "none");
      assert.equal(signedUnder(changed, key, granted), undefined);
    }
  });
}

test("a signature that lacks its sign bytes is none without the leniency", () => {
  const vector = RECORDS.find(({ expected }) => expected.leniency !== undefined);

  assert.equal(signedUnder(read(vector).record.parts[0], vector.key), undefined);
});

test("a clock whose time an error made unusable proves none", () => {
  const { format, record } = RECORDS.find((vector) => vector.format === "ocmf");
  const flagged = Buffer.from(record, "base64").toString().replace('"EF":""', '"EF":"t"');

  assert.equal(read({ format, record }).record.session.clockProven, true);
  assert.equal(readRecord(format, Buffer.from(flagged), KEY).record.session.clockProven, false);
});

for (const { format, record } of RECORDS) {
  test(`a record of ${format} that is cut off is refused`, () => {
    const bytes = fromBase64(record);

    assert.throws(() => readRecord(format, bytes.slice(0, bytes.length - 40), KEY), { name: "Error" });
  });
}

for (const { format, what, record } of REFUSED) {
  test(`${format}, ${what}: is refused`, () => {
    assert.throws(() => readRecord(format, fromBase64(record), KEY), Refused);
  });
}

function vectors(name) {
  return JSON.parse(readFileSync(new URL(`../../../stream-jobs/metering/src/test/resources/foreign/${name}`, import.meta.url), "utf8"));
}
