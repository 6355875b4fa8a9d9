import { entryPath } from "../dossier.mjs";
import { at, require } from "../refused.mjs";

/** Who answers for a channel or token at an instant is one: what entries rest on never overlaps. */
export function agreements(dossier) {
  const cited = new Map();
  for (const [position, entry] of dossier.entries("usage", "cycle-charges", "period-charges")) {
    if (entry.type !== "period-charges") {
      cite(cited, entry.agreement, dossier.index);
    } else {
      requireOneAtATime(entry, entryPath(position, "lines"), cited, dossier.index);
    }
  }
  for (const contracts of cited.values()) at("entries", () => inForce(contracts));
  return `who answers for ${cited.size} usage point(s) and token(s) never overlaps`;
}

function requireOneAtATime({ lines }, path, cited, index) {
  const charged = new Map();
  for (const hash of new Set(lines.map(({ agreement }) => agreement).filter(Boolean))) {
    cite(cited, hash, index);
    cite(charged, hash, index);
  }
  for (const contracts of charged.values()) {
    const standing = at(path, () => inForce(contracts));
    require(standing.length === contracts.length, path, "charge one agreement by two of its versions");
  }
}

function cite(bySubject, hash, index) {
  const contract = index.contract(hash);
  if (contract === undefined) return;
  if (!bySubject.has(contract.subject)) bySubject.set(contract.subject, []);
  bySubject.get(contract.subject).push(contract);
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
