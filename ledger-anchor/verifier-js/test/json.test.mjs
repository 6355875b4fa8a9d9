import assert from "node:assert/strict";
import { test } from "node:test";
import { encode, parseCanonical, parseObject } from "../src/json.mjs";
import { Refused } from "../src/refused.mjs";

const refused = (text, words) => assert.throws(() => parseCanonical(text), (error) => error instanceof Refused && error.message.includes(words));

test("a canonical object is its own encoding", () => {
  const text = '{"":"","a":[1,0.5,1e+21,true,null],"é":"\\u001f\\"\\\\ü€😀"}';
  assert.equal(encode(parseCanonical(text)), text);
});

test("keys are in order of UTF-16 code units, as RFC 8785 section 3.2.3 sorts them", () => {
  const keys = ["\r", "1", "\u0080", "ö", "€", "😀", "דּ"];
  assert.deepEqual(Object.keys(parseObject(encode(Object.fromEntries(keys.toReversed().map((key) => [key, 0]))))).sort(), [...keys].sort());
});

test("numbers are written as ECMAScript does", () => {
  for (const [text, canonical] of [["-0", "0"], ["1.0", "1"], ["1E30", "1e+30"], ["4.50", "4.5"], ["2e-3", "0.002"]]) {
    assert.equal(encode(parseObject(`{"a":${text}}`)), `{"a":${canonical}}`);
    refused(`{"a":${text}}`, "canonical form");
  }
});

test("a key that stands twice is refused, also one that objects have by birth", () => {
  refused('{"a":1,"a":1}', "twice");
  refused('{"__proto__":1,"__proto__":2}', "twice");
  assert.deepEqual(Object.keys(parseObject('{"__proto__":1,"constructor":2}')), ["__proto__", "constructor"]);
});

test("spaces, other order, other escapes and trailing text are refused", () => {
  for (const text of ['{"a": 1}', '{"b":1,"a":2}', '{"a":"\\u0061"}', '{"a":"\\/"}', ' {"a":1}']) refused(text, "canonical form");
  refused('{"a":1}x', "not JSON");
});

test("what is no JSON object is refused", () => {
  for (const text of ["", "[]", "1", '"a"', "{", '{"a"}', '{"a":}', '{"a":01}', "{'a':1}", '{"a":"\n"}', '{"a":"\\x"}', '{"a":1,}', "\ufeff{}"]) {
    assert.throws(() => parseObject(text), Refused);
  }
});

test("a lone surrogate has no canonical form", () => refused('{"a":"\\ud800"}', "lone surrogate"));

test("values without end are refused", () => {
  assert.throws(() => parseObject(`{"a":[${"0,".repeat(300_000)}0]}`), /more than 200000 values/);
});

test("nesting without end is refused", () => {
  assert.throws(() => parseObject(`{"a":${"[".repeat(100_000)}`), /nested deeper than 64 levels/);
});
