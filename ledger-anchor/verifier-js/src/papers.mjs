import { covers, multiplies } from "./documentIndex.mjs";
import { entryPath } from "./dossier.mjs";
import { meteredAt } from "./entries.mjs";
import { meterDocuments } from "./gas.mjs";
import { present, require } from "./refused.mjs";

const UNMULTIPLIED = { digits: 1n, scale: 0 };
/** Milli-units, multiplied. */
const LARGEST_REGISTER = 10n ** 15n;
const LARGEST_USE = 10n ** 11n;
/** Two months of five-minute intervals, and of minutes. */
const LONGEST_GAP = 62n * 24n * 12n;
const MOST_STEPS = 62n * 24n * 60n;

/**
 * What a usage entry says happened to the meter of a block: the installation that it cites, if any, and the resets of the register,
 * the earliest first. Where it cites no installation, the bundle must hold one that does not multiply.
 */
export function papersOf(entry, position, block, { index }) {
  const path = entryPath(position, "basis.documents");
  const { installation } = entry.basis;
  const isEdit = (hash) => entry.basis.order !== undefined && index.cited(hash, "reading-edit") !== undefined;
  const cited = [...meterDocuments(entry, index).filter((hash) => !isEdit(hash)), ...(installation === undefined ? [] : [installation])].map((hash) =>
    present(index.cited(hash, "meter-installation", "register-reset"), path, "the bundle does not hold one of them"));
  require(cited.every(({ meter }) => meter === block.meter), path, "are of another meter");
  const installations = cited.filter(({ type }) => type === "meter-installation");
  const resets = cited.filter(({ type }) => type === "register-reset").sort((one, other) => one.at - other.at);
  require(resets.every(({ obis }) => obis === block.obis), path, "are of another register");
  require(installations.length <= 1, path, "are several installations");
  const there = ({ usagePoint, ...effective }) => usagePoint === meteredAt(entry) && covers(effective, block.start, block.end);
  require(installations.every(there), path, "install the meter elsewhere, or at another time");
  if (installations.length === 0) requirePlain(entry, block, index, path);
  return { installation: installations[0], resets };
}

function requirePlain(entry, { meter, start, end }, index, path) {
  const plain = present(index.installation(meter, meteredAt(entry), start, end), path, "no installation says that the meter stood here");
  require(!multiplies(plain), path, "lack the installation, which multiplies");
}

/** The quantities of a block of intervals, with the documents that they rest on besides it. */
export function measuredQuantities({ installation }, { closingRegister, readings }) {
  const opening = closingRegister - sum(readings.values);
  return { ...advanced(installation, opening, readings.values), documents: multiplying(installation) };
}

/** The quantities of an edit, whose register begins at zero. */
export function editedQuantities({ installation }, { values }) {
  return { ...advanced(installation, 0n, values), documents: multiplying(installation) };
}

/** Quantities that are no part of a register, each by itself. */
export function aloneQuantities({ installation }, values, edits) {
  const multiplier = multiplierOf(installation);
  const documents = [...multiplying(installation), ...edits.map(({ hash }) => hash)].sort();
  return { quantities: values.map((value) => multiplied(multiplier, value)), opening: 0n, documents };
}

/** The one quantity of a charging transaction. */
export function chargedQuantity({ installation }, { readings }) {
  const [begin, end] = readings.values;
  return { quantities: cumulated(multiplierOf(installation), begin, [end - begin]), documents: multiplying(installation) };
}

/** The quantities of a gap between two blocks; undefined where the registers or the clock contradict it. */
export function gapQuantities({ installation, resets }, after, before) {
  const count = before.firstSequence - after.nextSequence;
  const timely = before.start - after.end === Number(count) * before.interval;
  if (count <= 0n || count > LONGEST_GAP || !timely) return undefined;
  const advance = advanceOf(endOf(after), beginOf(before, resets), resets, installation, tolerance(before));
  if (advance === undefined || !fits(installation, after.closingRegister, advance.units)) return undefined;
  const matters = advance.rolledOver || (installation !== undefined && multiplies(installation));
  return {
    ...advanced(installation, after.closingRegister, spread(advance.units, count)),
    documents: hashes([...advance.resets, ...within(resets, before), ...(matters ? [installation] : [])]),
  };
}

/** What was used between a block and a register of its meter's installation, by a named rule; undefined where they say no such thing. */
export function advanceBy(rule, { installation, resets }, block) {
  if (installation?.type !== "meter-installation" || installation.readingType !== block.obis) return undefined;
  if (rule === "to-removal/1") return toRemoval(installation, resets, block);
  return rule === "from-initial/1" ? fromInitial(installation, resets, block) : undefined;
}

function toRemoval(installation, resets, block) {
  if (installation.to === undefined || installation.removalRegister === undefined) return undefined;
  const removal = { time: installation.to, register: installation.removalRegister };
  const inSteps = stepsBetween(endOf(block), removal, 0n, installation, resets, [], block);
  return inSteps && { ...inSteps, firstSequence: block.nextSequence };
}

function fromInitial(installation, resets, block) {
  const initial = { time: installation.from, register: installation.initialRegister };
  const inside = within(resets, block);
  const inSteps = stepsBetween(initial, beginOf(block, resets), tolerance(block), installation, resets, inside, block);
  return inSteps && { ...inSteps, firstSequence: block.firstSequence - BigInt(inSteps.quantities.length) };
}

/** Spreads the advance over steps of the longest length that divides both the time and the block's interval. */
function stepsBetween(after, before, allowed, installation, resets, inside, { interval }) {
  const time = before.time - after.time;
  if (time <= 0) return undefined;
  const advance = advanceOf(after, before, resets, installation, allowed);
  const step = gcd(time, interval);
  const steps = BigInt(time / step);
  if (advance === undefined || steps > MOST_STEPS || !fits(installation, after.register, advance.units)) return undefined;
  return {
    ...advanced(installation, after.register, spread(advance.units, steps)),
    documents: hashes([...advance.resets, ...inside]),
    start: after.time,
    step,
  };
}

/** How far the register moved on, by its known resets and rollovers; undefined where it went back, or by a tenth of its range. */
function advanceOf(after, before, resets, installation, allowed) {
  const between = resets.filter(({ at }) => at >= after.time && at <= before.time);
  const stops = [...between.map((reset) => reset.before), before.register];
  const starts = [after.register, ...between.map((reset) => reset.after)];
  const range = installation?.registerDigits && 1000n * 10n ** BigInt(installation.registerDigits);
  let units = 0n;
  let rolledOver = false;
  for (let i = 0; i < stops.length; i++) {
    let step = stops[i] - starts[i];
    if (step < -allowed) {
      if (range === undefined) return undefined;
      step = ((step % range) + range) % range;
      if (range - step <= allowed) step -= range;
      rolledOver = true;
    }
    if (range !== undefined && step >= range / 10n) return undefined;
    units += step;
  }
  return { units, rolledOver, resets: between };
}

const endOf = ({ end, closingRegister }) => ({ time: end, register: closingRegister });

/** The register where a block begins, as if it had not been reset within it. */
function beginOf(block, resets) {
  const reset = within(resets, block).reduce((total, { before, after }) => total + before - after, 0n);
  return { time: block.start, register: block.closingRegister - sum(block.readings.values) + reset };
}

const within = (resets, { start, end }) => resets.filter(({ at }) => at > start && at < end);

const tolerance = ({ readings }) => BigInt(readings.values.length);

/** Evenly, the remainder to the first ones, a milli-unit each; nothing where the register went back within the tolerance. */
function spread(units, count) {
  const advance = units < 0n ? 0n : units;
  return Array.from({ length: Number(count) }, (_, i) => advance / count + (BigInt(i) < advance % count ? 1n : 0n));
}

/** Quantities as metered, with the multiplied register before them. */
function advanced(installation, opening, values) {
  const multiplier = multiplierOf(installation);
  return { quantities: cumulated(multiplier, opening, values), opening: multiplied(multiplier, opening) };
}

/** The rule cumulated/1: the register is multiplied and rounded half up, and a quantity is how far that moves on. */
export function cumulated(multiplier, opening, values) {
  let register = opening;
  return values.map((value) => {
    const before = multiplied(multiplier, register);
    register += value;
    return multiplied(multiplier, register) - before;
  });
}

function multiplied({ digits, scale }, register) {
  const unit = 10n ** BigInt(scale);
  return floorDiv(2n * register * digits + unit, 2n * unit);
}

const multiplierOf = (installation) => installation?.multiplier ?? UNMULTIPLIED;

const multiplying = (installation) => (installation !== undefined && multiplies(installation) ? [installation.hash] : []);

function fits(installation, register, used) {
  const { digits, scale } = multiplierOf(installation);
  const limit = (value, most) => abs(value * digits) <= most * 10n ** BigInt(scale);
  return limit(register, LARGEST_REGISTER) && limit(used, LARGEST_USE);
}

const hashes = (documents) => [...new Set(documents.map(({ hash }) => hash))].sort();

const sum = (values) => values.reduce((total, value) => total + value, 0n);

const abs = (value) => (value < 0n ? -value : value);

const gcd = (one, other) => (other === 0 ? one : gcd(other, one % other));

function floorDiv(dividend, divisor) {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
