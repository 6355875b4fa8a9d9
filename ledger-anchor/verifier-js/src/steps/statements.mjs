import { toHex } from "../bytes.mjs";
import { entryPath } from "../dossier.mjs";
import { rootOfLeaves } from "../merkle.mjs";
import { require } from "../refused.mjs";

/** Each statement commits to exactly the entries since the one before it. */
export function statements(dossier) {
  const { entries } = dossier.bundle;
  const all = dossier.entries("statement");
  let first = 0;
  let opening = 0n;
  for (const [position, statement] of all) {
    const covered = entries.slice(first, position);
    const expected = {
      firstSequence: BigInt(first + 1),
      lastSequence: BigInt(position),
      entries: covered.length,
      lineCount: covered.reduce((count, { lines }) => count + lines.length, 0),
      entriesRoot: toHex(rootOfLeaves(covered.map(({ leaf }) => leaf.hash))),
      opening,
      closing: statement.balance,
    };
    for (const [field, value] of Object.entries(expected)) {
      const path = entryPath(position, field === "lineCount" ? "lines" : field);
      require(statement[field] === value, path, `is ${statement[field]}, not ${value}`);
    }
    opening = statement.closing;
    first = position + 1;
  }
  return `${all.length} statement(s) commit to every entry before the last of them`;
}
