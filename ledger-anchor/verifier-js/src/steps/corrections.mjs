import { entryPath } from "../dossier.mjs";
import { LINE_FIELDS } from "../rating.mjs";
import { present, require } from "../refused.mjs";

const CHARGES = ["usage", "cycle-charges", "fee"];

/** Each reversal takes the charges of one entry back exactly, once; each rebill names a reversal of the same usage point. */
export function corrections(dossier) {
  const reversed = new Set();
  let unexplained = 0;
  for (const [position, entry] of dossier.entries("reversal", ...CHARGES)) {
    if (entry.type === "reversal") {
      compare(entry, position, dossier.bundle.entries);
      require(!reversed.has(entry.reverses), entryPath(position, "reverses"), "is reversed twice");
      reversed.add(entry.reverses);
      if (!dossier.blocks.has(entry.cause) && !dossier.index.cited(entry.cause)) unexplained++;
    } else if (entry.rebills !== undefined) {
      requireRebill(entry, position, dossier.bundle.entries, dossier.index);
    }
  }
  if (unexplained > 0) dossier.notProven.push(`what caused ${unexplained} reversal(s): the cause is not in the bundle`);
  return `${reversed.size} reversal(s) are exact`;
}

function compare(reversal, position, entries) {
  const { lines } = earlier(entries, reversal.reverses, CHARGES, position, entryPath(position, "reverses"));
  require(reversal.lines.length === lines.length, entryPath(position, "lines"), "are not as many as reversed");
  lines.forEach((line, i) => {
    const negated = { ...line, quantity: -line.quantity, amount: -line.amount };
    const exact = Object.values(LINE_FIELDS).every((text) => text(reversal.lines[i]) === text(negated));
    require(exact, entryPath(position, `lines[${i}]`), "is not the exact negative");
  });
}

/** Whether two cycles are of versions of one agreement. */
function isSame(one, other, index) {
  const [first, second] = [one, other].map(({ agreement }) => index.contract(agreement));
  return first?.subject === second?.subject && first?.id === second?.id;
}

function requireRebill(rebill, position, entries, index) {
  const path = entryPath(position, "rebills");
  const reversal = earlier(entries, rebill.rebills, ["reversal"], position, path);
  const before = earlier(entries, reversal.reverses, [rebill.type], Number(rebill.rebills) - 1, path);
  require(rebill.usagePoint === before.usagePoint, path, "is of another usage point");
  const sameCycle = rebill.type !== "cycle-charges" || (rebill.from < before.to && before.from < rebill.to && isSame(rebill, before, index));
  require(sameCycle, path, "is of another cycle");
}

/** The entry of a sequence number, which is before a position and of one of some types. */
function earlier(entries, sequence, types, position, path) {
  require(sequence >= 1n && sequence <= BigInt(position), path, "is not an earlier entry");
  const entry = entries[Number(sequence) - 1];
  return present(types.includes(entry.type) ? entry : undefined, path, `is not a ${types.join(" or ")} entry`);
}
