import { monthOf } from "../calendar.mjs";
import { covers } from "../documentIndex.mjs";
import { entryPath } from "../dossier.mjs";
import { NOTHING_CARRIED, rateCycle } from "../period/cycle.mjs";
import { isExport, LINE_FIELDS, requireLines } from "../rating.mjs";
import { at, present, require } from "../refused.mjs";
import { chargedOf, needsPeriod } from "../tariff.mjs";

/**
 * The charges of each cycle follow from its agreement, the tariff versions that they name, and the use that stood when they were booked.
 * At a close all use that needs a cycle is in one, and each cycle costs what stands for it.
 */
export function cycleCharges(dossier) {
  const state = { uses: new Map(), chains: new Map() };
  let charged = 0;
  dossier.bundle.entries.forEach((entry, i) => {
    if (entry.type === "usage") {
      addUse(entry, i, state, dossier);
    } else if (entry.type === "reversal") {
      const reversed = Number(entry.reverses) - 1;
      state.uses.delete(reversed);
      for (const chain of state.chains.values()) chain.delete(reversed);
    } else if (entry.type === "cycle-charges") {
      examine(entry, i, state, dossier);
      charged++;
    } else if (entry.type === "period-charges") {
      requireNothingLeft(entry, i, state, dossier);
    }
  });
  return `${charged} cycle(s) of agreements recomputed from their use`;
}

/** Whether a contract is charged by the cycles that charge another: it is the same, or its export is netted with the other's import. */
export const isChargedWith = (contract, charged) => keyOf(contract) === keyOf(charged) || isNetted(contract, charged);

const keyOf = ({ subject, id }) => `${subject} ${id}`;

const isNetted = (one, imported) =>
  one.type === "agreement" && imported.type === "agreement" && isExport(one.readingType)
  && one.readingType.replace(":2.", ":1.") === imported.readingType
  && one.usagePoint === imported.usagePoint && one.account === imported.account && one.tariff === imported.tariff;

function contractOf(hash, position, { index, bundle }) {
  const contract = index.contract(hash);
  const own = contract?.account === bundle.account ? contract : undefined;
  return present(own, entryPath(position, "agreement"), `no agreement of this account has the hash ${hash}`);
}

function addUse(entry, position, { uses }, dossier) {
  const tariff = dossier.index.cited(entry.tariff, "tariff");
  if (!needsPeriod(tariff)) return;
  const { quantities, start, length } = dossier.segments.get(position);
  const intervals = quantities.map((quantity, i) => [start + i * length, start + (i + 1) * length, quantity]);
  const charged = chargedOf(tariff, entry.lines);
  const contract = contractOf(entry.agreement, position, dossier);
  uses.set(position, { contract, tariff: entry.tariff, unit: entry.unit, start, intervals, charged });
}

function examine(entry, position, { uses, chains }, dossier) {
  const path = (field) => entryPath(position, field);
  const contract = contractOf(entry.agreement, position, dossier);
  require(contract.endUse === entry.endUse, path("endUse"), "is not the agreed one");
  require(contract.usagePoint === entry.usagePoint, path("usagePoint"), "is not the agreed one");
  require(covers(contract, entry.from, entry.to), path("agreement"), "does not cover the cycle");
  const versions = versionsOf(entry, contract, path("tariffs"), dossier);
  require(entry.to <= monthOf(versions[0].zone, entry.from).to, path("to"), "is beyond the local month");
  const chain = chains.get(keyOf(contract)) ?? new Map();
  const free = [...chain.values()].every(({ from, to }) => from >= entry.to || to <= entry.from);
  require(free, path("from"), "is in a cycle that is charged already");
  chain.set(position, { contract, versions, from: entry.from, to: entry.to, lines: entry.lines, tariffs: entry.tariffs });
  chains.set(keyOf(contract), chain);
  requireLines(entry.lines, at(path("lines"), () => linesOf(chain, position, uses)), path("lines"));
}

function versionsOf(entry, contract, path, { index }) {
  const versions = entry.tariffs.map((hash) => present(index.cited(hash, "tariff"), path, `the bundle does not hold the tariff ${hash}`));
  versions.forEach((version, i) => {
    require(version.id === contract.tariff, path, "are not the agreed tariff");
    require(version.currency === entry.currency, path, "are in another currency");
    const follows = i === 0 ? version.from <= entry.from : version.from > versions[i - 1].from && version.from > entry.from;
    require(follows && version.from < entry.to, path, "do not hold one after the other");
  });
  return versions;
}

/** The lines of the piece at a position, by what stands of the use, and by what the pieces before it leave. */
function linesOf(chain, position, uses) {
  let carried = NOTHING_CARRIED;
  for (const [at, piece] of [...chain].sort(([, one], [, other]) => one.from - other.from)) {
    const rated = rateCycle(piece.versions, useOf(piece, uses), carried);
    if (at === position) return rated.lines;
    carried = rated.carried;
  }
  return undefined;
}

/** What was used in a piece: its unit is that of the earliest use that reaches into it. */
function useOf({ contract, from, to }, uses) {
  const reaching = [...uses.values()].filter((use) =>
    isChargedWith(use.contract, contract) && use.start < to && use.intervals.at(-1)[1] > from);
  const { unit } = reaching.reduce((first, use) => (first === undefined || use.start < first.start ? use : first), undefined) ?? { unit: "kWh" };
  const quantities = (suits) => reaching.filter((use) => use.unit === unit && suits(use.contract))
    .sort((one, other) => one.start - other.start)
    .flatMap(({ intervals }) => intervals)
    .filter(([begin]) => begin >= from && begin < to);
  return {
    from,
    to,
    unit,
    imported: quantities((used) => keyOf(used) === keyOf(contract)),
    exported: quantities((used) => isNetted(used, contract)),
    charged: reaching.flatMap(({ charged }) => charged),
  };
}

function requireNothingLeft(period, position, { uses, chains }, dossier) {
  const path = entryPath(position, "lines");
  const pieces = [...chains.values()].flatMap((chain) => [...chain].map(([at, piece]) => ({ ...piece, at, chain })));
  for (const piece of pieces) {
    const same = areSame(at(path, () => linesOf(piece.chain, piece.at, uses)), piece.lines);
    require(same, path, "leave charges of a cycle as they were, though its use is another");
    for (const { contract, start, tariff } of uses.values()) {
      const named = !isChargedWith(contract, piece.contract) || start < piece.from || start >= piece.to || piece.tariffs.includes(tariff);
      require(named, entryPath(piece.at, "tariffs"), "leave out a version by which use of the cycle was billed");
    }
  }
  const charged = pieces.filter(({ from, to }) => from < period.to && to > period.from).map(({ contract }) => contract);
  dossier.chargedByCycle.set(position, charged);
  for (const { contract, start } of uses.values()) {
    const isCharged = start >= period.to
      || pieces.some((piece) => isChargedWith(contract, piece.contract) && start >= piece.from && start < piece.to);
    require(isCharged, path, `leave use from ${start} on without the charges of its cycle`);
  }
}

const areSame = (one, other) =>
  one.length === other.length && one.every((line, i) => Object.values(LINE_FIELDS).every((text) => text(line) === text(other[i])));
