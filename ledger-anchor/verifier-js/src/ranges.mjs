/** Those of ranges that have a number of [from, to); the ranges ascend and are disjoint. */
export function overlapping(ranges, from, to) {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].nextSequence <= from) low = middle + 1;
    else high = middle;
  }
  const found = [];
  while (low < ranges.length && ranges[low].firstSequence < to) found.push(ranges[low++]);
  return found;
}

/** The fewest ranges with the same numbers, ascending. */
export function merged(ranges) {
  const fewest = [];
  for (const { firstSequence, nextSequence } of [...ranges].sort(bySequence)) {
    const last = fewest.at(-1);
    if (last === undefined || firstSequence > last.nextSequence) fewest.push({ firstSequence, nextSequence });
    else last.nextSequence = later(last.nextSequence, nextSequence);
  }
  return fewest;
}

export const bySequence = (one, other) =>
  one.firstSequence < other.firstSequence ? -1 : one.firstSequence > other.firstSequence ? 1 : 0;

export const later = (one, other) => (one > other ? one : other);

export const earlier = (one, other) => (one < other ? one : other);
