import { channelOf, isMeasured } from "./channel.mjs";
import { entryPath } from "./dossier.mjs";
import { present, require } from "./refused.mjs";

const SECONDS_PER_DAY = 86_400;
const WEEK = 7 * SECONDS_PER_DAY;
const LONGEST = 62 * SECONDS_PER_DAY;
const MOST_WEEKS = 4;
const FEWEST_WEEKS = 2;

/**
 * What an entry estimates behind a block, by the same times of earlier weeks: `values`, as the meter would tell them, the `start` of the
 * first, and the `edits` that stood in place of blocks.
 */
export function likeDayEstimate(entry, position, after, history, { index }) {
  const path = (field) => entryPath(position, field);
  const { basis, count, firstSequence } = entry;
  require(isMeasured(after), path("basis.after"), "has no intervals");
  const isAlike = (block) => isMeasured(block) && channelOf(block) === channelOf(after) && block.interval === after.interval && block.unit === after.unit;
  require(history.every(isAlike), path("basis.blocks"), "are of another channel, or measure differently");
  require(entry.gas === undefined, path("gas"), "is of an estimate without registers");
  require(WEEK % after.interval === 0 && basis.weeks.length >= FEWEST_WEEKS, path("basis.weeks"), "are too few");
  const order = present(index.cited(basis.order, "reading-estimate"), path("basis.order"), "the bundle does not hold this estimate");
  require(channelOf(order) === channelOf(after), path("basis.order"), "is of another channel");
  const most = Math.floor(LONGEST / after.interval);
  const behind = firstSequence - after.nextSequence;
  require(count >= 1 && behind >= 0n && behind <= BigInt(most - count), path("firstSequence"), `is not within ${most} intervals behind the block`);
  const start = after.end + Number(behind) * after.interval;
  require(start + count * after.interval <= order.to, path("basis.order"), "ends earlier");
  const edits = basis.documents.map((hash) => index.cited(hash, "reading-edit")).filter((edit) => edit !== undefined);
  const isOwn = (edit) => channelOf(edit) === channelOf(after) && edit.interval === after.interval;
  require(edits.every(isOwn), path("basis.documents"), "name an edit of another channel");
  const seals = history.filter(({ kind }) => kind === "seal");
  const sources = [...edits, ...seals, ...history.filter((block) => !seals.includes(block))].map(sourceOf);
  const values = Array.from({ length: count }, (_, i) => {
    const begin = start + i * after.interval;
    return mean(basis.weeks.map((week) => like(begin, week, after, sources, path)));
  });
  const [unusedEdit, unusedBlock] = [true, false].map((isEdit) => sources.some((source) => source.isEdit === isEdit && !source.used));
  require(!unusedBlock, path("basis.blocks"), "name one that measured none of the like days");
  require(!unusedEdit, path("basis.documents"), "name an edit of none of the like days");
  return { values, start, edits };
}

const sourceOf = ({ start, readings, values }) => ({ start, values: values ?? readings.values, isEdit: values !== undefined, used: false });

function like(begin, week, { end, interval }, sources, path) {
  const first = Math.floor((begin - end) / WEEK) + 1;
  require(week >= first && week < first + MOST_WEEKS, path("basis.weeks"), "are not of the four before the block's end");
  const second = begin - week * WEEK;
  const source = sources.find(({ start, values }) => (second - start) % interval === 0 && second >= start && second < start + values.length * interval);
  const { values, start } = present(source, path("basis.blocks"), `measured nothing at ${second}`);
  source.used = true;
  return values[(second - start) / interval];
}

/** Rounded half up, towards the higher number. */
function mean(values) {
  const divisor = 2n * BigInt(values.length);
  const dividend = 2n * values.reduce((sum, value) => sum + value, 0n) + BigInt(values.length);
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
