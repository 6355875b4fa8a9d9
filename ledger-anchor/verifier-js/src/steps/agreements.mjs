import { entryPath } from "../dossier.mjs";
import { groupBy } from "../grouping.mjs";
import { at, require } from "../refused.mjs";
import { Succession } from "../succession.mjs";

/**
 * Who answers for a channel or token at an instant is one. Use, and the charges of closes, each follow a succession of their own; what
 * one close charges never overlaps.
 */
export function agreements(dossier) {
  const state = { index: dossier.index, used: new Succession(), charged: new Succession(), cycles: new Set(), subjects: new Set() };
  for (const [position, entry] of dossier.entries("usage", "cycle-charges", "period-charges")) {
    if (entry.type === "usage") {
      contracts([entry.agreement], state).forEach((contract) => state.used.add(contract, entryPath(position, "agreement")));
    } else if (entry.type === "cycle-charges") {
      state.cycles.add(entry.agreement);
    } else {
      close(entry, entryPath(position, "lines"), state);
    }
  }
  return `who answers for ${state.subjects.size} usage point(s) and token(s) never overlaps`;
}

function close({ lines }, path, state) {
  const hashes = new Set(lines.map(({ agreement }) => agreement).filter(Boolean));
  for (const ofOne of bySubject(hashes, state)) {
    const standing = at(path, () => inForce(ofOne));
    require(standing.length === ofOne.length, path, "charge one agreement by two of its versions");
    ofOne.forEach((contract) => state.charged.add(contract, path));
  }
  hashes.forEach((hash) => state.cycles.add(hash));
  for (const ofOne of bySubject(state.cycles, state)) at(path, () => inForce(ofOne));
  state.cycles.clear();
}

const bySubject = (hashes, state) => [...groupBy(contracts([...hashes], state), ({ subject }) => subject).values()];

function contracts(hashes, { index, subjects }) {
  const found = hashes.map((hash) => index.contract(hash)).filter((contract) => contract !== undefined);
  found.forEach(({ subject }) => subjects.add(subject));
  return found;
}

/** The last of each id; those of one reading type must not overlap. */
function inForce(contracts) {
  const standing = [...new Map(contracts.map((contract) => [contract.id, contract])).values()];
  const byType = new Map();
  for (const contract of standing) {
    byType.set(contract.readingType, [...(byType.get(contract.readingType) ?? []), contract]);
  }
  for (const ofType of byType.values()) {
    ofType.sort((one, other) => one.from - other.from);
    ofType.forEach(({ from }, i) => {
      const { to } = ofType[i - 1] ?? { to: from };
      require(to !== undefined && from >= to, "from", "overlaps what begins before");
    });
  }
  return standing;
}
