// Judges one bundle a line, in base64, until standard input ends; answers with a line of JSON each: what failed, or {}.
// Used by ./meterproof attack bundle and by tests that compare verifiers. Usage: node judge.mjs [TRUST]
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { readTrust, verifyFile } from "./src/verifier.mjs";

const trust = process.argv[2] && readTrust(readFileSync(process.argv[2], "utf8"));

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { passed, steps } = await verifyFile(new Uint8Array(Buffer.from(line, "base64")), trust);
  console.log(JSON.stringify(passed ? {} : { step: steps.at(-1).step, path: steps.at(-1).path, words: steps.at(-1).words }));
}
