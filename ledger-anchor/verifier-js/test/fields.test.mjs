import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64 } from "../src/bytes.mjs";
import { Fields } from "../src/fields.mjs";
import { instant, instantText } from "../src/instant.mjs";
import { Refused } from "../src/refused.mjs";

const field = (value) => new Fields({ field: value });

test("a 64-bit integer is a decimal string in its one spelling", () => {
  assert.equal(field("-9223372036854775808").integer("field"), -(2n ** 63n));
  for (const value of [1, "01", "-0", "+1", "1.0", "9223372036854775808", "", " 1", "1e3"]) {
    assert.throws(() => field(value).integer("field"), Refused);
  }
});

test("a count is a JSON number from 0, below 2^31", () => {
  assert.equal(field(2 ** 31 - 1).count("field"), 2 ** 31 - 1);
  for (const value of ["1", -1, 2 ** 31, 0.5, null]) assert.throws(() => field(value).count("field"), Refused);
});

test("a price keeps its decimals", () => {
  assert.deepEqual(field("-0.2500").price("field"), { digits: -2500n, scale: 4 });
  for (const value of [".5", "1.", "1.1234567", "1e2", "00.1", "1234567890123"]) assert.throws(() => field(value).price("field"), Refused);
});

test("an instant has whole seconds and a real date", () => {
  assert.equal(instantText(instant("2012-02-29T23:59:59Z")), "2012-02-29T23:59:59Z");
  for (const text of ["2013-02-29T00:00:00Z", "2012-06-01T00:00:00.000Z", "2012-06-01T00:00:00+00:00", "2012-06-01T24:00:00Z", "12012-06-01T00:00:00Z"]) {
    assert.throws(() => instant(text), Refused);
  }
});

test("base64 has one spelling", () => {
  assert.deepEqual([...fromBase64("AAH/")], [0, 1, 255]);
  assert.deepEqual([...fromBase64("/w==")], [255]);
  for (const text of ["/x==", "/w=", "/w", "_w==", "/w==\n", "A===", "====", "AA=A"]) assert.throws(() => fromBase64(text), Refused);
});

test("a field that is left over is refused with its path", () => {
  const nested = new Fields({ outer: { known: "a", extra: "b" } }).object("outer");
  nested.text("known");
  assert.throws(() => nested.done(), (error) => error.path === "outer.extra");
});

test("a zone is a region in its own letters, Z or an offset", () => {
  for (const zone of ["Z", "-03:30", "Europe/Berlin", "Etc/UTC", "UTC", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Asia/Ho_Chi_Minh", "Brazil/DeNoronha", "GB"]) field(zone).zone("field");
  for (const zone of ["europe/berlin", "z", "+1", "+00:00", "+19:00", "UTC+1", "Mars/Olympus", "etc/UTC", "Etc/UtC", "Asia/Ho_chi_Minh", "Brazil/Denoronha", ""]) assert.throws(() => field(zone).zone("field"), Refused);
});
