import { groupBy } from "../grouping.mjs";

/** Walks each agreed channel through each closed period, interval by interval; what nothing was billed for is a gap. */
export function coverage(dossier) {
  const billed = groupBy(
    dossier.standing.map((position) => dossier.segments.get(position)), ({ block }) => `${block.usagePoint} ${block.obis}`);
  let channels = 0;
  for (const agreement of dossier.bundle.documents.filter(({ type }) => type === "agreement")) {
    const segments = billed.get(`${agreement.usagePoint} ${agreement.readingType}`) ?? [];
    // Where only transactions are metered there is nothing between them.
    if (segments.length > 0 && segments.every(({ isCharging }) => isCharging)) continue;
    segments.sort((one, other) => one.from - other.from);
    walk(agreement, segments, dossier);
    channels++;
  }
  const gaps = dossier.gaps.length;
  return `${channels} agreed channel(s) walked through the closed periods: ${gaps === 0 ? "no gap" : `${gaps} gap(s), listed`}`;
}

function walk({ usagePoint, readingType, from, to }, segments, dossier) {
  for (const [, statement] of dossier.entries("statement")) {
    const begin = Math.max(from, statement.from);
    const end = Math.min(to ?? statement.to, statement.to);
    for (const gap of gapsIn(segments, begin, end)) dossier.gaps.push({ usagePoint, readingType, ...gap });
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
