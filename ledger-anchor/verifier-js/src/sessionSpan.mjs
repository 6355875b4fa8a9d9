/** An offset from UTC that nobody signed moves a clock by 18 hours at most, either way. */
const OFFSETS = 2 * 18 * 3600;

/**
 * Whether two sessions count the same: `from` and `to` are their registers, `start` and `stop` seconds. Their registers have more in
 * common than a bound, and their times are no further apart than unsigned offsets put them. Where registers tell nothing, because
 * both begin at zero or one without width lies at a bound of the other, their times have more in common than a bound.
 */
export function overlap(one, other) {
  if ((one.from === 0n && other.from === 0n) || meetWithoutWidth(one, other)) return areWithin(0, one, other);
  return one.from < other.to && other.from < one.to && areWithin(OFFSETS, one, other);
}

function meetWithoutWidth(one, other) {
  const without = one.from === one.to || other.from === other.to;
  return without && [other.from, other.to].some((bound) => bound === one.from || bound === one.to);
}

const areWithin = (seconds, one, other) => one.start < other.stop + seconds && other.start < one.stop + seconds;

/** The position of the first entry whose session overlaps that of an earlier entry; infinity without any. */
export function firstOverlap(segments) {
  const sessions = segments.map(({ block, position }) => ({ ...spanOf(block), position })).sort((one, other) => one.start - other.start);
  let first = Infinity;
  let near = [];
  for (const session of sessions) {
    near = near.filter(({ stop }) => stop + OFFSETS > session.start);
    for (const { position } of near.filter((other) => overlap(session, other))) {
      first = Math.min(first, Math.max(position, session.position));
    }
    near.push(session);
  }
  return first;
}

const spanOf = ({ readings, start, end }) => ({ from: readings.values[0], to: readings.values[1], start, stop: end });
