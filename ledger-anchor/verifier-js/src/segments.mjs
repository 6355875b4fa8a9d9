import { entryPath } from "./dossier.mjs";
import { advanceBy, chargedQuantity, gapQuantities, measuredQuantities, papersOf } from "./papers.mjs";
import { at, present, require } from "./refused.mjs";

const RULE = "scaled-to-advance/1";

/**
 * The consecutive intervals that a usage entry bills: `quantities` in milli-units, `start`, `length`, `from` and `to` in seconds,
 * `firstSequence` and `endSequence`, `block`, one of its channel, and `isAdvance` where only registers tell of it.
 */
export function segmentOf(entry, position, dossier) {
  if (entry.basis.estimate !== undefined) return estimated(entry, position, dossier);
  const block = cited(entry.basis.block, entry, position, "basis.block", dossier);
  const sameOrigin = entry.basis.advance !== undefined || entry.basis.originClass === block.originClass;
  require(sameOrigin, entryPath(position, "basis.originClass"), "is not that of the block");
  const papers = papersOf(entry, position, block, dossier);
  if (entry.basis.advance !== undefined) return advanced(entry, position, block, papers);
  return block.kind === "charging" ? charged(entry, position, block, papers) : measured(entry, position, block, papers);
}

function measured(entry, position, block, papers) {
  require(block.mode === "interval", entryPath(position, "basis.block"), "has registers, not intervals");
  const offset = offsetIn(entry, position, block.firstSequence, block.nextSequence);
  const quantities = restingOn(entry, position, measuredQuantities(papers, block)).slice(offset, offset + entry.count);
  return segment(entry, block, quantities, block.start + offset * block.interval, block.interval);
}

function charged(entry, position, block, papers) {
  const whole = entry.firstSequence === block.firstSequence && entry.count === block.count;
  require(whole, entryPath(position, "count"), "is not the whole transaction");
  return segment(entry, block, restingOn(entry, position, chargedQuantity(papers, block)), block.start, block.interval);
}

function estimated(entry, position, dossier) {
  const path = entryPath(position, "basis.estimate");
  require(entry.basis.estimate === RULE, path, "is not a rule that this verifier knows");
  const after = cited(entry.basis.after, entry, position, "basis.after", dossier);
  const before = cited(entry.basis.before, entry, position, "basis.before", dossier);
  at(path, () => requireNeighbours(after, before));
  const gap = gapQuantities(papersOf(entry, position, before, dossier), after, before);
  const quantities = restingOn(entry, position, present(gap, path, "the registers run backwards over the gap, or its times do not agree"));
  const offset = offsetIn(entry, position, after.nextSequence, before.firstSequence);
  return segment(entry, after, quantities.slice(offset, offset + entry.count), after.end + offset * after.interval, after.interval);
}

/** What was used between a block and a register of its meter's installation. */
function advanced(entry, position, block, papers) {
  const path = entryPath(position, "basis.advance");
  require(isMeasured(block), path, "has a block without intervals");
  const advance = present(advanceBy(entry.basis.advance, papers, block), path, "is not what the registers of this installation say");
  const quantities = restingOn(entry, position, advance);
  const offset = offsetIn(entry, position, advance.firstSequence, advance.firstSequence + BigInt(quantities.length));
  const billed = quantities.slice(offset, offset + entry.count);
  return { ...segment(entry, block, billed, advance.start + offset * advance.step, advance.step), isAdvance: true };
}

/** The quantities, if the entry names just those documents that they rest on. */
function restingOn({ basis }, position, { quantities, documents }) {
  const same = basis.documents.length === documents.length && basis.documents.every((hash, i) => hash === documents[i]);
  require(same, entryPath(position, "basis.documents"), "are not those that the quantities rest on");
  return quantities;
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
