import { monthOf } from "../calendar.mjs";
import { checked } from "../int64.mjs";
import { covers } from "../documentIndex.mjs";
import { entryPath } from "../dossier.mjs";
import { CycleChain } from "../period/chain.mjs";
import { CycleRules } from "../period/cycleRules.mjs";
import { amountOf, isExport, LINE_FIELDS, requireLines } from "../rating.mjs";
import { at, present, require } from "../refused.mjs";
import { netIntervals } from "../rules.mjs";
import { chargedOf, needsPeriod } from "../tariff.mjs";

/** How far back cycles can still change: so many seconds before the end of the last closed period. */
export const REACH = 366 * 86_400;

/**
 * The charges of each cycle follow from its agreement, the tariff versions that they name, and the use that stood when they were booked.
 * At a close the pieces are those that the rules cut, all use that needs a cycle is in one, and each costs what stands for it.
 */
export function cycleCharges(dossier) {
  const state = { uses: new Map(), chains: new Map(), edges: new Set(), byDays: [], bound: -Infinity, stood: [] };
  let charged = 0;
  dossier.bundle.entries.forEach((entry, i) => {
    if (entry.type === "usage") {
      addUse(entry, i, state, dossier);
    } else if (entry.type === "reversal") {
      takeBack(Number(entry.reverses) - 1, i, state, dossier);
    } else if (entry.type === "cycle-charges") {
      examine(entry, i, state, dossier);
      charged++;
    } else if (entry.type === "period-charges") {
      close(entry, i, state, dossier);
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

function addUse(entry, position, { uses, chains, bound }, dossier) {
  const tariff = dossier.index.cited(entry.tariff, "tariff");
  const contract = contractOf(entry.agreement, position, dossier);
  if (!needsPeriod(tariff) && contract.rules.length === 0) return;
  const { quantities, start, length } = dossier.segments.get(position);
  require(start >= bound, entryPath(position, "firstSequence"), "is in a cycle that is final");
  const intervals = quantities.map((quantity, i) => [start + i * length, start + (i + 1) * length, quantity]);
  const deducted = entry.deduction !== undefined;
  const use = { contract, usagePoint: entry.usagePoint, deducted, tariff, hash: entry.tariff, unit: entry.unit, start, end: intervals.at(-1)[1], intervals, charged: chargedOf(tariff, entry.lines), lines: entry.lines };
  uses.set(position, use);
  for (const chain of chains.values()) chain.bill(position, use);
}

function takeBack(position, reversal, { uses, chains, bound }, { bundle }) {
  const path = entryPath(reversal, "reverses");
  if (bundle.entries[position].type === "cycle-charges") {
    require([...chains.values()].some((chain) => chain.remove(position)), path, "is a cycle that is final");
  } else {
    require((uses.get(position)?.start ?? bound) >= bound, path, "is in a cycle that is final");
    uses.delete(position);
    for (const chain of chains.values()) chain.takeBack(position);
  }
}

function examine(entry, position, { uses, chains, byDays }, dossier) {
  const path = (field) => entryPath(position, field);
  const contract = contractOf(entry.agreement, position, dossier);
  require(contract.endUse === entry.endUse, path("endUse"), "is not the agreed one");
  require(contract.usagePoint === entry.usagePoint, path("usagePoint"), "is not the agreed one");
  require(covers(contract, entry.from, entry.to), path("agreement"), "does not cover the cycle");
  const versions = versionsOf(entry, contract, path("tariffs"), dossier);
  require(entry.to <= monthOf(versions[0].zone, entry.from).to, path("to"), "is beyond the local month");
  const chain = chains.get(keyOf(contract)) ?? new CycleChain(isChargedWith);
  const { from, to, lines, tariffs } = entry;
  require(chain.isFree(from, to), path("from"), "is in a cycle that is charged already");
  const charged = byDays.filter((span) => span.from < to && span.to > from && isOfSame(contract, span.contract));
  const piece = chain.add({ position, contract, versions, from, to, lines, tariffs, byDays: charged }, uses);
  chains.set(keyOf(contract), chain);
  requireLines(lines, at(path("lines"), () => chain.rated(piece, useOf).lines), path("lines"));
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

/** What was used in a piece: its unit is that of the earliest use that reaches into it. Rules count all of its month. */
function useOf({ contract, versions, from, to, uses, shared }) {
  const known = [...uses.values()].sort((one, other) => one.start - other.start);
  const reaching = known.filter((use) => use.start < to && use.end > from);
  const unit = reaching[0]?.unit ?? "kWh";
  const quantities = (suits) => net(reaching.filter((use) => use.unit === unit && suits(use.contract)))
    .filter(([begin]) => begin >= from && begin < to);
  return {
    from,
    to,
    ends: contract.to === to,
    unit,
    imported: quantities((used) => keyOf(used) === keyOf(contract)),
    exported: quantities((used) => isNetted(used, contract)),
    counted: contract.rules.length === 0 ? [] : netIntervals(countedOf([...known, ...shared.values()], unit, contract, monthOf(versions[0].zone, from).from, to), from),
    charged: reaching.flatMap(({ charged }) => charged).filter((line) => line.from >= from && line.from < to),
  };
}

/** What rules decide and count from the begin of the local month on: use under the agreement, and under others that share a rule with it. */
const countedOf = (uses, unit, contract, month, to) => uses.flatMap((use) => {
  const key = keyOf(use.contract);
  const isOwn = key === keyOf(contract);
  const decided = isOwn && use.unit === unit;
  const counting = contract.rules.filter(({ text, ofMoney }) =>
    (isOwn || (text !== undefined && use.contract.rules.some((rule) => rule.text === text))) && (use.unit === unit || ofMoney));
  if (!decided && counting.length === 0) return [];
  return use.intervals
    .filter(([begin]) => begin >= month && begin < to)
    .map(([begin, end, quantity]) =>
      ({ begin, end, quantity, amount: amountOfInterval(use, begin, quantity), place: use.usagePoint, key, unit: use.unit, deducted: use.deducted, decided, counting }));
});

/** What an interval was billed for as it was read: a session all that it was, another interval its quantity at the prices of its begin. */
function amountOfInterval({ intervals, lines }, begin, quantity) {
  const priced = lines.filter(({ price }) => price.digits !== 0n);
  const amounts = intervals.length === 1
    ? priced.map(({ amount }) => amount)
    : priced.filter(({ from, to }) => begin >= from && begin < to).map(({ price }) => amountOf(quantity, price));
  return amounts.reduce((sum, each) => checked(sum + each), 0n);
}

/** The intervals of uses, in order of their begin. What is deducted is added to the interval in which it begins; where there is none it stands alone. */
function net(uses) {
  const own = uses.filter(({ deducted }) => !deducted);
  const taken = uses.filter(({ deducted }) => deducted);
  if (taken.length === 0) return own.flatMap(({ intervals }) => intervals);
  const runs = own.map(({ start, end, intervals }) => ({ start, end, intervals: intervals.map((interval) => [...interval]) }));
  const alone = [];
  for (const [begin, end, quantity] of taken.flatMap(({ intervals }) => intervals)) {
    const run = runAt(runs, begin);
    const interval = run?.intervals.find(([, until]) => until > begin);
    if (interval === undefined) alone.push([begin, end, quantity]);
    else interval[2] = checked(interval[2] + quantity);
  }
  return [...runs.flatMap(({ intervals }) => intervals), ...alone].sort(([one], [other]) => one - other);
}

/** The run that an instant is in: of those that begin by then the last, the first of several that begin together. */
function runAt(runs, instant) {
  let found;
  for (const run of runs) if (run.start <= instant && (found === undefined || run.start > found.start)) found = run;
  return found !== undefined && instant < found.end ? found : undefined;
}

function close(period, position, state, dossier) {
  const { uses, chains, edges } = state;
  const path = entryPath(position, "lines");
  edges.add(period.from).add(period.to);
  const rules = new CycleRules({ edges, from: period.from, uses: [...uses.values()], known: known(state, period.to), isChargedWith });
  const charged = [];
  for (const [, chain] of [...chains].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const piece of chain.pieces) {
      const same = areSame(at(path, () => chain.rated(piece, useOf).lines), piece.lines);
      require(same, path, "leave charges of a cycle as they were, though its use is another");
    }
    chain.takeOver(begins(chain, state.stood, period.from));
    rules.require(chain);
    charged.push(...chain.pieces.filter(({ from, to }) => from < period.to && to > period.from).map(({ contract }) => contract));
  }
  dossier.chargedByCycle.set(position, charged);
  for (const { agreement, from, to } of period.lines) {
    const contract = agreement && dossier.index.contract(agreement);
    if (contract) state.byDays.push({ contract, from, to });
  }
  for (const use of uses.values()) {
    const isCharged = use.start >= period.to || use.start < state.bound || isBeforeRules(use, chains, period.from) || [...chains.values()].some((chain) => chain.charges(use));
    require(isCharged, path, `leave use from ${use.start} on without the charges of its cycle`);
  }
  state.bound = period.to - REACH;
  for (const chain of chains.values()) chain.close(period.from, state.bound, useOf);
  state.stood = [...chains.values()].flatMap(({ pieces }) => pieces.map(({ contract, from, to }) => ({ contract, from, to })));
}

/** Where a chain may begin before a period: where it takes the place of a contract whose cycles stood after the last close. */
const begins = ({ pieces: [first] }, stood, period) => (first === undefined ? [] : stood
  .filter(({ contract, from, to }) => isFellow(contract, first.contract)
    && first.contract.from < to && (first.contract.to === undefined || from < first.contract.to))
  .map(({ from }) => Math.max(from, first.contract.from))
  .filter((begin) => begin < period));

/** Whether two contracts are about one subject and reading type, and neither is a version of the other. */
const isFellow = (one, other) => one.subject === other.subject && one.id !== other.id && one.readingType === other.readingType;

const isOfSame = (one, other) => keyOf(one) === keyOf(other) || isFellow(one, other);

/** Whether only rules need a use, and it began before the first period that they are decided in. */
const isBeforeRules = ({ contract, tariff, start }, chains, from) =>
  !needsPeriod(tariff) && start < (chains.get(keyOf(contract))?.opened ?? from);

/** The versions by which use was billed that began before an instant, and those that pieces name, by their hashes. */
function known({ uses, chains }, end) {
  const versions = new Map();
  for (const { start, hash, tariff } of uses.values()) if (start < end) versions.set(hash, tariff);
  for (const chain of chains.values()) {
    for (const piece of chain.pieces) piece.tariffs.forEach((hash, i) => versions.set(hash, piece.versions[i]));
  }
  return versions;
}

const areSame = (one, other) =>
  one.length === other.length && one.every((line, i) => Object.values(LINE_FIELDS).every((text) => text(line) === text(other[i])));
