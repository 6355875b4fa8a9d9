import { entryPath } from "./dossier.mjs";
import { checked } from "./int64.mjs";
import { at, present, require } from "./refused.mjs";

const RULE = "scaled-to-advance/1";
/** Two months of five-minute intervals. */
const LONGEST_GAP = 62n * 24n * 12n;

/**
 * The consecutive intervals that a usage entry bills: `quantities` in milli-units, `start`, `length`, `from` and `to` in seconds,
 * `firstSequence` and `endSequence`, and `block`, one of its channel.
 */
export function segmentOf(entry, position, dossier) {
  if (entry.basis.estimate !== undefined) return estimated(entry, position, dossier);
  const block = cited(entry.basis.block, entry, position, "basis.block", dossier);
  return block.kind === "charging" ? charged(entry, position, block) : measured(entry, position, block);
}

function measured(entry, position, block) {
  require(block.mode === "interval", entryPath(position, "basis.block"), "has registers, not intervals");
  const offset = offsetIn(entry, position, block.firstSequence, block.nextSequence);
  const quantities = block.readings.values.slice(offset, offset + entry.count);
  return segment(entry, block, quantities, block.start + offset * block.interval, block.interval);
}

function charged(entry, position, block) {
  const whole = entry.firstSequence === block.firstSequence && entry.count === block.count;
  require(whole, entryPath(position, "count"), "is not the whole transaction");
  const [begin, end] = block.readings.values;
  return segment(entry, block, [end - begin], block.start, block.interval);
}

function estimated(entry, position, dossier) {
  const path = entryPath(position, "basis.estimate");
  require(entry.basis.estimate === RULE, path, "is not a rule that this verifier knows");
  const after = cited(entry.basis.after, entry, position, "basis.after", dossier);
  const before = cited(entry.basis.before, entry, position, "basis.before", dossier);
  const offset = offsetIn(entry, position, after.nextSequence, before.firstSequence);
  const quantities = at(path, () => estimate(after, before)).slice(offset, offset + entry.count);
  return segment(entry, after, quantities, after.end + offset * after.interval, after.interval);
}

/** The register's advance over the gap, spread evenly; the remainder to the first intervals, a milli-unit each. */
function estimate(after, before) {
  require(channelOf(after) === channelOf(before), "", "the neighbours are of two channels");
  require(isMeasured(after) && isMeasured(before), "", "the neighbours have no intervals");
  require(after.interval === before.interval && after.unit === before.unit, "", "the neighbours measure differently");
  const count = before.firstSequence - after.nextSequence;
  require(count > 0n && count <= LONGEST_GAP, "", "the neighbours leave no gap, or too long a one");
  const opening = checked(before.closingRegister - before.readings.values.reduce((sum, value) => sum + value, 0n));
  const advance = opening - after.closingRegister;
  const consistent = advance >= 0n && before.start - after.end === Number(count) * before.interval;
  require(consistent, "", "the registers run backwards over the gap, or its numbers and times do not agree");
  return Array.from({ length: Number(count) }, (_, i) => advance / count + (BigInt(i) < advance % count ? 1n : 0n));
}

function cited(digest, entry, position, field, dossier) {
  const path = entryPath(position, field);
  const block = present(dossier.blocks.get(digest), path, "the bundle does not hold this block");
  dossier.citedBlocks.add(digest);
  require(block.usagePoint === entry.usagePoint, path, "is of another usage point");
  require(block.unit === entry.unit, entryPath(position, "unit"), "is not the block's");
  return block;
}

function offsetIn({ firstSequence, count }, position, first, next) {
  const within = count >= 1 && firstSequence >= first && firstSequence <= next - BigInt(count);
  require(within, entryPath(position, "firstSequence"), `is not within ${first} to ${next - 1n}`);
  return Number(firstSequence - first);
}

function segment({ firstSequence, count }, block, quantities, start, length) {
  return {
    block,
    channel: channelOf(block),
    isCharging: block.kind === "charging",
    firstSequence,
    endSequence: firstSequence + BigInt(count),
    quantities,
    start,
    length,
    from: start,
    to: start + quantities.length * length,
  };
}

/** A register of a meter, by which sequence numbers count. */
export const channelOf = ({ meter, obis }) => `${meter} ${obis}`;

/** Whether a block has quantities of intervals. */
export const isMeasured = ({ kind, mode }) => kind !== "charging" && mode === "interval";
