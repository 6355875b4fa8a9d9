import { channelOf, isMeasured } from "../channel.mjs";
import { entryPath } from "../dossier.mjs";
import { bySequence, earlier, later, merged, overlapping } from "../ranges.mjs";
import { require } from "../refused.mjs";

/**
 * An edit goes before all, a seal before a live reading, and any reading before an estimate, as far as the bundle's blocks show. A block that nothing
 * standing rests on was taken back: what it measured is listed where something else stands for it.
 */
export function precedence(dossier) {
  const channels = new Map([...sort(dossier)].map(([channel, blocks]) => [channel, rangesOf(blocks)]));
  for (const position of dossier.standing) {
    const segment = dossier.segments.get(position);
    if (!segment.isCharging && !segment.isAdvance && !segment.isEdit) examine(position, segment, channels.get(segment.channel), dossier);
  }
  const listed = dossier.withdrawn.length;
  return "no estimate stands for what a block measured, and no live reading for what a seal corrected"
    + (listed === 0 ? "" : `; ${listed} range(s) of withdrawn readings, listed`);
}

/** The measuring blocks of each channel: those that something standing rests on, and the others. */
function sort(dossier) {
  const cited = new Set(dossier.standing.flatMap((position) => blocksOf(dossier.bundle.entries[position].basis)));
  const channels = new Map();
  for (const block of [...dossier.blocks.values()].filter(isMeasured)) {
    const channel = channelOf(block);
    if (!channels.has(channel)) channels.set(channel, { believed: [], withdrawn: [] });
    channels.get(channel)[cited.has(block.digest) ? "believed" : "withdrawn"].push(block);
  }
  return channels;
}

const blocksOf = ({ block, after, before, blocks = [before] }) => (block === undefined ? [after, ...blocks] : [block]);

function rangesOf({ believed, withdrawn }) {
  const isSeal = ({ kind }) => kind === "seal";
  const seals = believed.filter(isSeal).sort(bySequence);
  seals.forEach((seal, i) => {
    const disjoint = i === 0 || seals[i - 1].nextSequence <= seal.firstSequence;
    require(disjoint, `blocks[${seal.position}].signed`, "seals what another seal of its channel seals too");
  });
  return { measured: merged(believed), seals, withdrawn: merged(withdrawn), withdrawnSeals: merged(withdrawn.filter(isSeal)) };
}

function examine(position, segment, { measured, seals, withdrawn, withdrawnSeals }, dossier) {
  const { basis } = dossier.bundle.entries[position];
  const path = entryPath(position, "basis");
  if (basis.estimate !== undefined) {
    const [first, end] = segment.isLikeDay
      ? [segment.firstSequence, segment.endSequence]
      : [segment.block.nextSequence, dossier.blocks.get(basis.before).firstSequence];
    const isGap = overlapping(measured, first, end).length === 0;
    require(isGap, path, "estimates what a block of the bundle measured");
    list(segment, withdrawn, dossier);
  } else if (segment.block.kind === "live") {
    const corrected = overlapping(seals, segment.firstSequence, segment.endSequence).every((seal) => repeats(seal, segment));
    require(corrected, path, "is a live reading that a seal of the bundle corrects");
    list(segment, withdrawnSeals, dossier);
  }
}

/** Whether a seal has the live block's values for all numbers that it shares with a segment. */
function repeats(seal, { block, firstSequence, endSequence }) {
  const begin = later(seal.firstSequence, firstSequence);
  const end = earlier(seal.nextSequence, endSequence);
  const valuesOf = ({ readings, firstSequence: first }) => readings.values.slice(Number(begin - first), Number(end - first));
  const live = valuesOf(block);
  return valuesOf(seal).every((value, i) => value === live[i]);
}

/** Lists when a segment stands for what was measured and taken back. */
function list({ block, from, length, firstSequence, endSequence }, ranges, { withdrawn }) {
  const timeOf = (number) => from + Number(number - firstSequence) * length;
  for (const range of overlapping(ranges, firstSequence, endSequence)) {
    const begin = timeOf(later(range.firstSequence, firstSequence));
    const end = timeOf(earlier(range.nextSequence, endSequence));
    withdrawn.push({ usagePoint: block.usagePoint, readingType: block.obis, from: begin, to: end });
  }
}
