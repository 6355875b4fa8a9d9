import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { requireCertified } from "../src/certificates.mjs";
import { readTrust, verify } from "../src/verifier.mjs";

const GOLDEN = new URL("../../proof-bundle/src/test/resources/golden/bundle/v3/", import.meta.url);
const read = (name) => readFileSync(new URL(`${name}.json`, GOLDEN));
const trust = () => readTrust(read("trust").toString());

for (const name of ["household", "gas", "station", "lattice", "silence", "fees", "shared", "taken-over", "moved-boundary", "heat", "house", "house-by-month", "house-limited", "house-late", "house-flats-late", "late-version", "roof"]) {
  test(`the ${name} passes, with every kind of element that is in it`, () => {
    assert.deepEqual(verify(read(name), trust()).steps.filter(({ passed }) => !passed), []);
  });
}

test("use is refused that an earlier version rated after a later one was known", () => {
  const { step, path, passed } = verify(read("late-version-known"), trust()).steps.at(-1);

  assert.deepEqual({ step, path, passed }, { step: "standing", path: "entries[2].entry.tariff", passed: false });
});

test("the report tells what was fed in from what was used", () => {
  const { findings } = verify(read("roof"), trust());

  const energy = findings.places.flatMap(({ endUses }) => endUses.flatMap((use) => use.energy));
  assert.deepEqual(energy.map(({ exported, quantity }) => ({ exported, quantity })), [{ exported: true, quantity: 3_500n }]);
});

test("what was fed in is refused as taken", () => {
  const { step, path, passed } = verify(read("roof-as-taken"), trust()).steps.at(-1);

  assert.deepEqual({ step, path, passed }, { step: "usage", path: "entries[0].entry.exported", passed: false });
});

test("a limit that decides house and flats apart is refused", () => {
  const { step, path, passed } = verify(read("house-limited-apart"), trust()).steps.at(-1);

  assert.deepEqual({ step, path, passed }, { step: "cycle charges", path: "entries[9].entry.lines[3].to", passed: false });
});

test("a bill whose only statement is left out is refused where its period is charged", () => {
  const bill = JSON.parse(read("household"));
  bill.entries = bill.entries.slice(0, -1);
  const { step, path, passed } = verify(Buffer.from(JSON.stringify(bill)), trust()).steps.at(-1);

  assert.deepEqual({ step, path, passed }, { step: "periods", path: `entries[${bill.entries.length - 1}].entry.type`, passed: false });
});

for (const line of ["{}", "0", '{"amount":"1"}']) {
  test(`a bill of a million lines ${line} is refused while it is read`, () => {
    const bill = read("household").toString().replace('"lines":[', `"lines":[${`${line},`.repeat(1_000_000)}`);
    const { step, passed } = verify(Buffer.from(bill), trust()).steps.at(-1);

    assert.equal(passed, false);
    assert.match(step, /canonical form|structure/);
  });
}

test("a certified key is believed only under the root of its maker", () => {
  const { steps } = verify(read("station"), { ...trust(), roots: [] });

  assert.equal(steps.at(-1).step, "document signatures");
  assert.match(steps.at(-1).words, /leads to no root: none of Maker is trusted/);
});

function enrolment() {
  const documents = JSON.parse(read("station")).documents.map(({ json }) => JSON.parse(json));
  const { maker, algorithm, publicKey, voucher } = documents.find(({ type }) => type === "meter-enrolment");
  return { maker, algorithm, publicKey, from: 1_767_225_600, voucher: { chain: voucher.chain.map((text) => Buffer.from(text, "base64")) } };
}

test("a chain is judged at the begin of the enrolment", () => {
  requireCertified(enrolment(), trust().roots);

  assert.throws(() => requireCertified({ ...enrolment(), from: 2_000_000_000 }, trust().roots), /not valid then/);
});

test("a changed certificate is refused", () => {
  const forged = enrolment();
  forged.voucher.chain[0][forged.voucher.chain[0].length - 1] ^= 1;

  assert.throws(() => requireCertified(forged, trust().roots), /signed by no trusted root/);
});

test("a certificate of another key is refused", () => {
  assert.throws(() => requireCertified({ ...enrolment(), publicKey: "00" }, trust().roots), /another key than the one enrolled/);
});

test("an authority is no meter, and a meter no authority", () => {
  const [root] = trust().roots.map(({ certificate }) => certificate);
  const [meter] = enrolment().voucher.chain;

  assert.throws(() => requireCertified({ ...enrolment(), voucher: { chain: [root] } }, trust().roots), /another key/);
  assert.throws(() => requireCertified({ ...enrolment(), voucher: { chain: [meter, meter] } }, trust().roots), /may not issue another|signed by no trusted root/);
});

test("what is no certificate is refused with its reason", () => {
  for (const bytes of [[], [1, 2, 3], [0x30, 0x80, 0, 0], [0x30, 0x81, 1, 0], [0x30, 3, 2, 1, 0]]) {
    assert.throws(() => requireCertified({ ...enrolment(), voucher: { chain: [Uint8Array.from(bytes)] } }, trust().roots), { name: /Refused|Error/ });
  }
});
