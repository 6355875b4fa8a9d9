import { require } from "./refused.mjs";

/**
 * The version that holds at an instant: the last that has begun.
 *
 * @param versions of one tariff, the earliest first
 */
export function versionAt(versions, instant) {
  requireDistinct(versions);
  return versions.findLast(({ from }) => from <= instant);
}

/**
 * Which versions were known when a period was closed: those that use was rated by before, and of the others those that the standing
 * charges themselves show, by where a line begins or ends or by what a day costs.
 *
 * @param lines the standing charges of one agreement in the period
 * @param begin of the period, or of the agreement within it
 * @param isRated whether an entry before rated use by a version
 */
export function knownVersions(versions, lines, isRated, begin, end) {
  requireDistinct(versions);
  const firstDay = dailyPrices(lines.filter(({ from }) => from === begin).map(({ component, price }) => ({ id: component, price })));
  const first = versions.findLast((version) => version.from <= begin && (isRated(version) || dailyOf(version) === firstDay));
  const isBound = (instant) => lines.some(({ from, to }) => from === instant || to === instant);
  const later = versions.filter((version) =>
    version.from > begin && version.from < end && (isRated(version) || isBound(version.from)));
  if (first === undefined && later.length === 0) return [versionAt(versions, begin)].filter(Boolean);
  return first === undefined ? later : [first, ...later];
}

const dailyOf = ({ components }) =>
  dailyPrices(components.filter(({ kind }) => kind === "standing").map(({ id, pricePerDay }) => ({ id, price: pricePerDay })));

/** What a day costs, as one text: a set of components with their prices. */
const dailyPrices = (prices) => [...new Set(prices.map(({ id, price }) => `${id} ${price.digits}e-${price.scale}`))].sort().join();

function requireDistinct(versions) {
  versions.forEach(({ from }, i) => require(i === 0 || from !== versions[i - 1].from, "documents", "two versions of a tariff begin together"));
}
