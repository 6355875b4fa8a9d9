import { entryPath } from "../dossier.mjs";
import { groupBy } from "../grouping.mjs";
import { addTo } from "../int64.mjs";
import { NetLateUse } from "../netLateUse.mjs";
import { requireLines, roundingLines, standingCharges } from "../rating.mjs";
import { present, require } from "../refused.mjs";
import { Succession } from "../succession.mjs";
import { knownVersions } from "../tariffVersions.mjs";
import { isChargedWith } from "./cycleCharges.mjs";

/**
 * Standing charges, credits of late deductions and rounding of each closed period follow from what was known at its close: agreements,
 * tariffs and the entries before it.
 */
export function periodCharges(dossier) {
  const before = { sums: new Map(), standing: new Map(), rated: new Set(), late: new NetLateUse() };
  let periods = 0;
  dossier.bundle.entries.forEach((entry, i) => {
    if (entry.type === "period-charges") {
      examine(entry, i, before, dossier);
      periods++;
    } else if (entry.type === "statement") {
      before.sums = new Map();
    }
    for (const { component, amount } of entry.lines) addTo(before.sums, component, amount);
    before.late.add(entry);
    remember(entry, i, before, dossier);
  });
  return `${periods} period(s): standing charges, credits of late deductions and rounding recomputed`;
}

function remember(entry, position, { standing, rated }, { segments, index }) {
  if (entry.type === "usage") {
    standing.set(position, { agreement: entry.agreement, from: segments.get(position).from });
    rated.add(index.cited(entry.tariff, "tariff"));
  } else if (entry.type === "reversal") {
    standing.delete(Number(entry.reverses) - 1);
  }
}

function examine(entry, position, before, dossier) {
  const path = entryPath(position, "lines");
  const billed = groupBy(entry.lines.filter(({ agreement }) => agreement !== undefined), ({ agreement }) => agreement);
  const byCycle = dossier.chargedByCycle.get(position);
  const byDays = charged(entry, billed, before.standing, path, dossier)
    .filter((contract) => !byCycle.some((other) => isChargedWith(contract, other)));
  const terms = byDays.map((contract) => {
    const begin = Math.max(contract.from, entry.from);
    const lines = billed.get(contract.hash) ?? [];
    const isRated = (version) => before.rated.has(version);
    const versions = knownVersions(dossier.index.tariff(contract.tariff), lines, isRated, begin, entry.to);
    require(versions.every(({ currency }) => currency === entry.currency), path, "rest on a tariff in another currency");
    return { hash: contract.hash, from: contract.from, to: contract.to, versions };
  });
  const computed = [...standingCharges(terms, entry.from, entry.to), ...before.late.close(entry.from, entry.to)];
  const sums = new Map(before.sums);
  for (const { component, amount } of computed) addTo(sums, component, amount);
  requireLines(entry.lines, [...computed, ...roundingLines(sums, entry.currency, entry.from, entry.to)], path);
}

/** The agreements of the lines, in their order, then those that use within the period rests on and whose place none took. */
function charged(entry, billed, standing, path, { index, bundle }) {
  const contractOf = (hash) => {
    const contract = index.contract(hash);
    return present(contract?.account === bundle.account ? contract : undefined, path, `no agreement of this account has the hash ${hash}`);
  };
  const used = [...standing.values()].filter(({ from }) => from >= entry.from && from < entry.to);
  const ofUse = [...new Set(used.map(({ agreement }) => agreement))].filter((hash) => !billed.has(hash));
  const ofLines = [...billed.keys()].map(contractOf);
  const succession = new Succession();
  for (const contract of [...ofUse.map(contractOf), ...ofLines]) succession.add(contract, path);
  return [...new Set([...ofLines, ...succession.inForce])];
}
