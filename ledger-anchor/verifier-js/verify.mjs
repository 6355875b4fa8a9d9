#!/usr/bin/env node
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { parseArgs } from "node:util";
import { MAX_BYTES } from "./src/bundle.mjs";
import { Refused } from "./src/refused.mjs";
import { reportJson, reportText } from "./src/report.mjs";
import { verifySupersession } from "./src/supersession.mjs";
import { supersessionText } from "./src/supersessionReport.mjs";
import { readTrust, verifyFile } from "./src/verifier.mjs";

const USAGE = `Usage: node verify.mjs FILE... [--trust FILE] [--json]
       node verify.mjs NEWER --since OLDER --consistency PROOF [--trust FILE] [--json]
Verify bills from their bundles, and proofs of single facts; or show what moved between two bills of an account, and that nothing else did.
No network.
Exit 0 when every file passes, 1 when one is refuted, else 2 when one cannot be read.`;
const OPTIONS = { trust: { type: "string" }, json: { type: "boolean" }, since: { type: "string" }, consistency: { type: "string" } };
const [PASSED, REFUTED, UNREADABLE] = [0, 1, 2];

class Unreadable extends Error {}

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  let options;
  let trust;
  try {
    options = parse(args);
    trust = options.values.trust && trusted(options.values.trust);
  } catch (error) {
    console.error(error instanceof Unreadable ? error.message : `${error.message}\n${USAGE}`);
    return UNREADABLE;
  }
  if (options.values.since) return compare(options, trust);
  const exits = [];
  for (const file of options.positionals) exits.push(await judge(file, trust, options.values.json ? reportJson : reportText));
  return [REFUTED, UNREADABLE].find((exit) => exits.includes(exit)) ?? PASSED;
}

function parse(args) {
  const options = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const { since, consistency } = options.values;
  if (options.positionals.length === 0) throw new Error("Name a bundle.");
  if (!since !== !consistency) throw new Error("--since and --consistency come together.");
  if (since && options.positionals.length > 1) throw new Error("--since compares one bill with an earlier one.");
  return options;
}

async function judge(file, trust, print) {
  try {
    const report = await verifyFile(read(file), trust);
    console.log(print(file, report));
    return report.passed ? PASSED : REFUTED;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.message);
    return UNREADABLE;
  }
}

async function compare({ positionals: [newer], values: { since, consistency, json } }, trust) {
  try {
    const files = { older: read(since), newer: read(newer), consistency: read(consistency) };
    const report = await verifySupersession(files, trust);
    console.log(json ? reportJson(newer, report) : supersessionText(newer, since, report));
    return report.passed ? PASSED : REFUTED;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.message);
    return UNREADABLE;
  }
}

function trusted(file) {
  try {
    return readTrust(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Unreadable(`Cannot read ${file}: ${error instanceof Refused ? `is not a trust file: ${error.path} ${error.message}` : error.message}`);
  }
}

/** At most one byte more than a bundle may have, which the verifier refuses. */
function read(file) {
  try {
    const descriptor = openSync(file, "r");
    try {
      return readAtMost(descriptor, MAX_BYTES + 1);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new Unreadable(`Cannot read ${file}: ${error.message}`);
  }
}

function readAtMost(descriptor, most) {
  const chunks = [];
  let length = 0;
  while (length < most) {
    const chunk = Buffer.alloc(Math.min(1 << 20, most - length));
    const count = readSync(descriptor, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    length += count;
  }
  return Buffer.concat(chunks);
}
