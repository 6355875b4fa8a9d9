import { amountOf, dividedBy, share } from "../rating.mjs";
import { daysBegunIn } from "../zone.mjs";

/**
 * The part of a billing cycle under one tariff version: `tariff`, `cycle`, `from`, `to`, whether it `isLast` of its agreement, `unit`, and what was `imported` and
 * `exported` in it, as `[begin, end, milli-units]` in order of time.
 */
export function partsOf(versions, cycle, use) {
  return versions.flatMap((tariff, i) => {
    const from = Math.max(tariff.from, use.from);
    const to = Math.min(versions[i + 1]?.from ?? use.to, use.to);
    return from < to ? [{ ...between({ ...use, tariff, cycle }, from, to), isLast: use.ends === true && to === use.to }] : [];
  });
}

/** The intervals that begin in [from, to). */
export function between(part, from, to) {
  const within = (intervals) => intervals.filter(([begin]) => begin >= from && begin < to);
  const charged = part.charged.filter((line) => line.from >= from && line.from < to);
  return { ...part, from, to, imported: within(part.imported), exported: within(part.exported), charged };
}

export const holds = ({ from, to }, instant) => instant >= from && instant < to;

const isWhole = ({ from, to, cycle }) => from === cycle.from && to === cycle.to;

export const daysOf = ({ tariff, from, to }) => BigInt(daysBegunIn(tariff.zone, from, to));

const daysOfCycle = ({ tariff, cycle }) => BigInt(daysBegunIn(tariff.zone, cycle.from, cycle.to));

/** A threshold per month, for a part of it. */
export const prorated = (part, threshold) => (isWhole(part) ? threshold : share(threshold, daysOf(part), daysOfCycle(part)));

export const line = ({ from, to }, component, name, quantity, price) =>
  ({ component, name, from, to, quantity, price, amount: amountOf(quantity, price) });

/** A line at a price per month: over a part of the cycle at its price per day. */
export function monthlyLine(part, component, name, quantity, pricePerMonth) {
  if (isWhole(part)) return line(part, component, name, quantity, pricePerMonth);
  return line(part, component, name, quantity * daysOf(part), dividedBy(pricePerMonth, daysOfCycle(part)));
}
