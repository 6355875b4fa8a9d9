import { groupBy } from "../grouping.mjs";

/** Walks each agreed channel through each closed period, interval by interval; what nothing was billed for is a gap. */
export function coverage(dossier) {
  const billed = groupBy(segmentsOf(dossier, false), ({ block }) => `${block.usagePoint} ${block.obis}`);
  let channels = 0;
  for (const agreement of dossier.bundle.documents.filter(({ type }) => type === "agreement")) {
    const segments = billed.get(`${agreement.usagePoint} ${agreement.readingType}`) ?? [];
    // Where only transactions are metered there is nothing between them.
    if (segments.length > 0 && segments.every(({ isCharging }) => isCharging)) continue;
    walk(agreement.usagePoint, agreement, [agreement], segments, dossier);
    walkSubMeters(agreement, dossier);
    channels++;
  }
  const gaps = dossier.gaps.length;
  return `${channels} agreed channel(s) walked through the closed periods: ${gaps === 0 ? "no gap" : `${gaps} gap(s), listed`}`;
}

/** What stands, with the usage point that it is billed at. */
const segmentsOf = ({ standing, segments, bundle }, deducted) => standing
  .map((position) => ({ ...segments.get(position), at: bundle.entries[position].usagePoint }))
  .filter((segment) => segment.deducted === deducted)
  .sort((one, other) => one.from - other.from);

/** What is deducted of an agreed channel, by sub-meter: each interval in which one stands beneath the usage point. */
function walkSubMeters(agreement, dossier) {
  const { usagePoint, readingType } = agreement;
  const isOf = (entry, position) => entry.usagePoint === usagePoint && dossier.segments.get(position).block.obis === readingType;
  const named = dossier.entries("usage").filter(([position, entry]) => entry.deduction !== undefined && isOf(entry, position));
  for (const subMeter of [...new Set(named.map(([, { deduction }]) => deduction.usagePoint))].sort()) {
    const spans = (dossier.index.usagePoint(subMeter)?.parents ?? []).filter((parent) => parent.usagePoint === usagePoint);
    const segments = segmentsOf(dossier, true)
      .filter(({ at, block }) => at === usagePoint && block.usagePoint === subMeter && block.obis === readingType);
    walk(subMeter, agreement, spans, segments, dossier);
  }
}

function walk(usagePoint, { readingType, from, to }, spans, segments, dossier) {
  for (const [, statement] of dossier.entries("statement")) {
    for (const span of spans) {
      const begin = Math.max(from, statement.from, span.from);
      const end = Math.min(to ?? statement.to, statement.to, span.to ?? statement.to);
      for (const gap of gapsIn(segments, begin, end)) dossier.gaps.push({ usagePoint, readingType, ...gap });
    }
  }
}

function gapsIn(segments, from, to) {
  const gaps = [];
  let covered = from;
  for (const segment of segments) {
    const begin = Math.min(segment.from, to);
    if (begin > covered) gaps.push({ from: covered, to: begin });
    covered = Math.max(covered, segment.to);
  }
  if (covered < to) gaps.push({ from: covered, to });
  return gaps;
}
