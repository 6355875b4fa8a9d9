import assert from "node:assert/strict";
import { test } from "node:test";
import { agreements } from "../src/steps/agreements.mjs";

const contract = (hash, id, from, to) => ({ hash, id, subject: "point", readingType: "1-0:1.8.0*255", from, to });
const WHOLE = contract("whole", "a", 0, undefined);
const LAST = contract("last", "a@20", 20, undefined);
const FIRST = contract("first", "a", 0, 10);
const use = ({ hash }) => ({ type: "usage", agreement: hash });
const cycle = ({ hash }) => ({ type: "cycle-charges", agreement: hash });
const close = (...contracts) => ({ type: "period-charges", lines: contracts.map(({ hash }) => ({ agreement: hash })) });
const dossier = (...entries) => ({
  entries: () => entries.entries(),
  index: { contract: (hash) => [WHOLE, LAST, FIRST].find((each) => each.hash === hash) },
});
const refusedAt = (path) => (refused) => refused.path === path && /overlaps/.test(refused.message);

test("the first piece of an agreement needs no entry of its own", () => {
  assert.match(agreements(dossier(use(WHOLE), close(WHOLE), use(LAST), close(LAST))), /1 usage point/);
});

test("an agreement whose place another took does not come back for use", () => {
  assert.throws(() => agreements(dossier(use(WHOLE), use(LAST), use(WHOLE))), refusedAt("entries[2].entry.agreement"));
});

test("nor for standing charges", () => {
  assert.throws(() => agreements(dossier(close(WHOLE), close(LAST), close(WHOLE))), refusedAt("entries[2].entry.lines"));
});

test("use may be under the whole when a close knows its pieces", () => {
  assert.doesNotThrow(() => agreements(dossier(close(LAST), use(WHOLE), use(LAST))));
});

test("a later version of an id takes the earlier one's place, and may give it back", () => {
  assert.doesNotThrow(() => agreements(dossier(use(WHOLE), use(FIRST), use(LAST), use(FIRST))));
});

test("what one close charges never overlaps", () => {
  assert.throws(() => agreements(dossier(close(WHOLE, LAST))), refusedAt("entries[0].entry.lines"));
  assert.throws(() => agreements(dossier(cycle(WHOLE), close(LAST))), refusedAt("entries[1].entry.lines"));
});
