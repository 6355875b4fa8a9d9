#!/usr/bin/env node
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { parseArgs } from "node:util";
import { MAX_BYTES } from "./src/bundle.mjs";
import { Refused } from "./src/refused.mjs";
import { reportJson, reportText } from "./src/report.mjs";
import { readTrust, verifyFile } from "./src/verifier.mjs";

const USAGE = `Usage: node verify.mjs FILE... [--trust FILE] [--json]
Verify bills from their bundles, and proofs of single facts; no network.
Exit 0 when every file passes, 1 when one is refuted, else 2 when one cannot be read.`;
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
  const exits = [];
  for (const file of options.positionals) exits.push(await judge(file, trust, options.values.json ? reportJson : reportText));
  return [REFUTED, UNREADABLE].find((exit) => exits.includes(exit)) ?? PASSED;
}

function parse(args) {
  const options = parseArgs({ args, allowPositionals: true, options: { trust: { type: "string" }, json: { type: "boolean" } } });
  if (options.positionals.length === 0) throw new Error("Name a bundle.");
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
