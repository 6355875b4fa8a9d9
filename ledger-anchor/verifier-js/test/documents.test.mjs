import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "../src/documents.mjs";

const agreement = (party) =>
  `{"account":"a-1","endUse":"home","from":"2026-01-01T00:00:00Z","id":"ag-1",${party}"readingType":"1-0:1.8.0*255",` +
  `"tariff":"t-1","type":"agreement","usagePoint":"up-1"}`;

test("an agreement may say as what the account answers", () => {
  for (const party of ["deemed-occupier", "landlord", "vacant"]) {
    assert.equal(readDocument(agreement(`"party":"${party}",`)).account, "a-1");
  }
  assert.equal(readDocument(agreement("")).account, "a-1");
});

test("an agreement of an unknown party is refused", () => {
  assert.throws(() => readDocument(agreement('"party":"squatter",')), /none of customer/);
});
