import { channelOf, isMeasured } from "./channel.mjs";
import { entryPath } from "./dossier.mjs";
import { meteredAt } from "./entries.mjs";
import { billedQuantities, meterDocuments } from "./gas.mjs";
import { likeDayEstimate } from "./likeDay.mjs";
import { advanceBy, aloneQuantities, chargedQuantity, editedQuantities, gapQuantities, measuredQuantities, papersOf } from "./papers.mjs";
import { at, present, require } from "./refused.mjs";

const RULE = "scaled-to-advance/1";
/** Qualities 0 and 1 are raw and validated. */
const VALIDATED = 1;

/**
 * The consecutive intervals that a usage entry bills: `quantities` in milli-units, `start`, `length`, `from` and `to` in seconds,
 * `firstSequence` and `endSequence`, `block`, one of its channel, `isAdvance` where only registers tell of it, and `deducted` where a
 * sub-meter's use is taken off: the quantities are negative then.
 */
export function segmentOf(entry, position, dossier) {
  if (entry.basis.order !== undefined) return likeDay(entry, position, dossier);
  if (entry.basis.estimate !== undefined) return estimated(entry, position, dossier);
  const block = cited(entry.basis.block, entry, position, "basis.block", dossier);
  const saysOrigin = entry.basis.advance === undefined && entry.basis.edit === undefined;
  require(!saysOrigin || entry.basis.originClass === block.originClass, entryPath(position, "basis.originClass"), "is not that of the block");
  const papers = papersOf(entry, position, block, dossier);
  if (entry.basis.advance !== undefined) return advanced(entry, position, block, papers, dossier);
  if (entry.basis.edit !== undefined) return edited(entry, position, block, papers, dossier);
  return block.kind === "charging"
    ? charged(entry, position, block, papers, dossier)
    : measured(entry, position, block, papers, dossier);
}

function measured(entry, position, block, papers, dossier) {
  require(block.mode === "interval", entryPath(position, "basis.block"), "has registers, not intervals");
  const offset = offsetIn(entry, position, block.firstSequence, block.nextSequence);
  return converted(entry, position, block, measuredQuantities(papers, block), offset, block.start, block.interval, dossier);
}

/** What two people said was used, in place of what a block or an estimate says. */
function edited(entry, position, block, papers, dossier) {
  const path = entryPath(position, "basis.edit");
  require(isMeasured(block), path, "has a block without intervals");
  const edit = present(dossier.index.cited(entry.basis.edit, "reading-edit"), path, "the bundle does not hold this edit");
  require(channelOf(edit) === channelOf(block), path, "is of another channel");
  const before = Number(block.firstSequence - edit.firstSequence) * edit.interval;
  require(edit.interval === block.interval && block.start - edit.start === before, path, "counts other intervals than the block");
  const offset = offsetIn(entry, position, edit.firstSequence, edit.firstSequence + BigInt(edit.values.length));
  const segment = converted(entry, position, block, editedQuantities(papers, edit), offset, edit.start, edit.interval, dossier);
  return { ...segment, isEdit: true };
}

function charged(entry, position, block, papers, { index }) {
  const whole = entry.firstSequence === block.firstSequence && entry.count === block.count;
  require(whole, entryPath(position, "count"), "is not the whole transaction");
  require(entry.deduction === undefined, entryPath(position, "deduction"), "is of a charging transaction");
  require(entry.gas === undefined, entryPath(position, "gas"), "is not of a volume that became kWh");
  require(block.unit === entry.unit, entryPath(position, "unit"), "is not the block's");
  const { quantities } = restingOn(entry, position, chargedQuantity(papers, block), index);
  return segment(entry, block, quantities, block.start, block.interval);
}

function estimated(entry, position, dossier) {
  const path = entryPath(position, "basis.estimate");
  require(entry.basis.estimate === RULE, path, "is not a rule that this verifier knows");
  const after = cited(entry.basis.after, entry, position, "basis.after", dossier);
  const before = cited(entry.basis.before, entry, position, "basis.before", dossier);
  at(path, () => requireNeighbours(after, before));
  const gap = gapQuantities(papersOf(entry, position, before, dossier), after, before);
  const known = present(gap, path, "the registers run backwards over the gap, or its times do not agree");
  const offset = offsetIn(entry, position, after.nextSequence, before.firstSequence);
  return converted(entry, position, after, known, offset, after.end, after.interval, dossier);
}

/** What is estimated behind a channel's last block. */
function likeDay(entry, position, dossier) {
  const after = cited(entry.basis.after, entry, position, "basis.after", dossier);
  const history = entry.basis.blocks.map((block) => cited(block, entry, position, "basis.blocks", dossier));
  const { values, start, edits } = likeDayEstimate(entry, position, after, history, dossier);
  const known = aloneQuantities(papersOf(entry, position, after, dossier), values, edits);
  return { ...converted(entry, position, after, known, 0, start, after.interval, dossier), isLikeDay: true };
}

/** What was used between a block and a register of its meter's installation. */
function advanced(entry, position, block, papers, dossier) {
  const path = entryPath(position, "basis.advance");
  require(isMeasured(block), path, "has a block without intervals");
  const advance = present(advanceBy(entry.basis.advance, papers, block), path, "is not what the registers of this installation say");
  const offset = offsetIn(entry, position, advance.firstSequence, advance.firstSequence + BigInt(advance.quantities.length));
  return { ...converted(entry, position, block, advance, offset, advance.start, advance.step, dossier), isAdvance: true };
}

/** What an entry bills of metered quantities, from one of them on; of gas perhaps the energy. */
function converted(entry, position, block, known, offset, begin, length, dossier) {
  const all = restingOn(entry, position, known, dossier.index);
  const start = begin + offset * length;
  const opening = all.quantities.slice(0, offset).reduce((register, quantity) => register + quantity, all.opening);
  const metered = { quantities: all.quantities.slice(offset, offset + entry.count), opening, start, length };
  return segment(entry, block, billedQuantities(entry, position, block, metered, dossier), start, length);
}

/** What is known, if the entry names just those documents that it rests on. */
function restingOn(entry, position, known, index) {
  const cited = meterDocuments(entry, index);
  const same = cited.length === known.documents.length && cited.every((hash, i) => hash === known.documents[i]);
  require(same, entryPath(position, "basis.documents"), "are not those that the quantities rest on");
  return known;
}

function requireNeighbours(after, before) {
  require(channelOf(after) === channelOf(before), "", "the neighbours are of two channels");
  require(isMeasured(after) && isMeasured(before), "", "the neighbours have no intervals");
  require(after.interval === before.interval && after.unit === before.unit, "", "the neighbours measure differently");
  require(before.firstSequence > after.nextSequence, "", "the neighbours leave no gap");
}

function cited(digest, entry, position, field, dossier) {
  const path = entryPath(position, field);
  const block = present(dossier.blocks.get(digest), path, "the bundle does not hold this block");
  dossier.citedBlocks.add(digest);
  require(block.usagePoint === meteredAt(entry), path, "is of another usage point");
  return block;
}

function offsetIn({ firstSequence, count }, position, first, next) {
  const within = count >= 1 && firstSequence >= first && firstSequence <= next - BigInt(count);
  require(within, entryPath(position, "firstSequence"), `is not within ${first} to ${next - 1n}`);
  return Number(firstSequence - first);
}

function segment({ firstSequence, count, deduction }, block, counted, start, length) {
  const deducted = deduction !== undefined;
  const quantities = deducted ? counted.map((quantity) => -quantity) : counted;
  return {
    block,
    deducted,
    channel: channelOf(block),
    isCharging: block.kind === "charging",
    clockProven: isClockProven(block),
    firstSequence,
    endSequence: firstSequence + BigInt(count),
    quantities,
    start,
    length,
    from: start,
    to: start + quantities.length * length,
  };
}

/** Whether the clock permits prices by time: a foreign record says so, the readings of a native block are raw or validated. */
const isClockProven = ({ record, readings }) => (record ? record.session.clockProven : readings.qualities.every((quality) => quality <= VALIDATED));
