import { entryPath } from "../dossier.mjs";
import { groupBy } from "../grouping.mjs";
import { require } from "../refused.mjs";
import { firstOverlap } from "../sessionSpan.mjs";
import { versionAt } from "../tariffVersions.mjs";
import { REACH } from "./cycleCharges.mjs";
import { requireUndisplaced } from "./displacedDocuments.mjs";

/** What is billed once corrections are taken off: each interval and each transaction once, by the tariff version in force. */
export function standing(dossier) {
  const tracks = new Map();
  const rated = firstRated(dossier.bundle.entries, dossier.index);
  const closed = dossier.bundle.entries.findLast(({ type }) => type === "statement");
  const bound = closed === undefined ? -Infinity : closed.to - REACH;
  for (const position of dossier.standing) {
    const segment = dossier.segments.get(position);
    const { advance = "", installation = "" } = dossier.bundle.entries[position].basis;
    if (segment.isAdvance) requireAlone(position, segment, dossier);
    const track = `${segment.channel} ${segment.isCharging} ${segment.deducted} ${advance} ${installation}`;
    if (!tracks.has(track)) tracks.set(track, []);
    tracks.get(track).push({ ...segment, position });
    requireInForce(position, segment, { ...dossier, rated, bound });
  }
  tracks.forEach(requireDisjoint);
  requireSessionsApart(dossier);
  requireUndisplaced(dossier);
  return `${dossier.standing.length} usage entries stand after corrections; no interval is billed twice`;
}

function requireDisjoint(segments) {
  segments.sort((one, other) => compare(one.firstSequence, other.firstSequence) || one.position - other.position);
  for (let i = 1; i < segments.length; i++) {
    const [before, after] = [segments[i - 1], segments[i]];
    const later = Math.max(before.position, after.position);
    const words = "bills an interval that another entry bills too";
    require(before.endSequence <= after.firstSequence, entryPath(later, "firstSequence"), words);
  }
}

/** No two sessions of a channel count the same. */
function requireSessionsApart({ standing, segments }) {
  const sessions = standing.map((position) => ({ ...segments.get(position), position })).filter(({ isCharging }) => isCharging);
  const byChannel = [...groupBy(sessions, ({ channel }) => channel).values()];
  const first = Math.min(...byChannel.map(firstOverlap));
  require(first === Infinity, entryPath(first, "basis.block"), "counts what another session counted");
}

/** What is only known from registers was measured by nobody. */
function requireAlone(position, advance, { standing, segments }) {
  for (const other of standing.filter((each) => each !== position)) {
    const segment = segments.get(other);
    const apart = segment.isCharging || segment.deducted !== advance.deducted || segment.channel !== advance.channel || segment.from >= advance.to || segment.to <= advance.from;
    require(apart, entryPath(position, "basis.advance"), "bills a time that another entry bills too");
  }
}

/** At which position each version rated use for the first time. */
function firstRated(entries, index) {
  const first = new Map();
  entries.forEach(({ type, tariff }, i) => {
    const version = type === "usage" && index.cited(tariff, "tariff");
    if (version && !first.has(version)) first.set(version, i);
  });
  return first;
}

/**
 * A newer version would have been rated by again, unless the use is final by the end of the bill: then it keeps the one that it was
 * rated by before anything was by the newer one.
 */
function requireInForce(position, segment, { bundle, index, rated, bound }) {
  const tariff = index.cited(bundle.entries[position].tariff, "tariff");
  const versions = index.tariff(tariff.id);
  const permits = (holding) => holding === tariff || (segment.from < bound && holding !== undefined && (rated.get(holding) ?? position) >= position);
  const permitted = [segment.from, segment.to - segment.length].every((instant) => permits(versionAt(versions, instant)));
  require(permitted, entryPath(position, "tariff"), "is not the version in force");
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
