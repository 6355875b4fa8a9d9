import { entryPath } from "../dossier.mjs";
import { feeLines, feeOf } from "../fees.mjs";
import { requireLines } from "../rating.mjs";
import { at, present, require } from "../refused.mjs";

/**
 * Each fee is one that the billing team charged this account, at the price of the version of the price list that held then, and counts
 * once; so does its id. One that is taken back is so by a document of that id.
 */
export function fees(dossier) {
  const ids = new Map();
  const known = [];
  let withdrawn = 0;
  for (const [position, entry] of dossier.entries("fee", "reversal")) {
    if (entry.type === "fee") {
      examine(entry, position, ids, known, dossier);
    } else if (ids.has(entry.reverses)) {
      requireWithdrawn(entry, position, ids.get(entry.reverses), dossier);
      withdrawn++;
    }
  }
  return `${ids.size} fee(s) are as signed and priced, ${withdrawn} of them taken back`;
}

function examine(entry, position, ids, known, { index, bundle }) {
  const path = entryPath(position, "fee");
  const charge = present(index.cited(entry.fee, "fee-charge"), path, "the bundle holds no such charge");
  require(charge.account === bundle.account, path, "is of another account");
  require(![...ids.values()].includes(charge.id), path, "has the id of another that is charged");
  ids.set(entry.sequence, charge.id);
  const version = versionOf(entry, position, charge, known, index);
  const lines = entryPath(position, "lines");
  requireLines(entry.lines, at(lines, () => feeLines(version, charge, entry.booked)), lines);
}

function versionOf(entry, position, charge, known, index) {
  const path = entryPath(position, "tariff");
  require(entry.tariff === charge.version, path, "is not the version that the charge names");
  const version = present(index.cited(entry.tariff, "tariff"), path, "the bundle holds no such tariff");
  require(version.id === charge.tariff, path, "is of another price list than the charge names");
  require(version.from <= charge.at, path, "begins after what is charged for");
  require(version.currency === entry.currency, path, "is in another currency");
  require(feeOf(version, charge) !== undefined, path, `has no such fee: ${charge.fee}`);
  const holdsInstead = ({ id, from }) => id === version.id && from > version.from && from <= charge.at;
  require(!known.some(holdsInstead), path, "is not the version that held then: a fee before it names a later one");
  known.push(version);
  return version;
}

function requireWithdrawn({ cause }, position, id, { index, bundle }) {
  const path = entryPath(position, "cause");
  const withdrawal = present(index.cited(cause, "fee-withdrawal"), path, "takes a fee back by no withdrawal");
  require(withdrawal.account === bundle.account, path, "is of another account");
  require(withdrawal.id === id, path, "is of another fee");
}
