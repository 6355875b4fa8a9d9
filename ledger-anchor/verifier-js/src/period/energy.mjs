import { localDay, NONE, priceAt } from "../calendar.mjs";
import { checked } from "../int64.mjs";
import { share } from "../rating.mjs";
import { beginOfDay } from "../zone.mjs";
import { demandsOf } from "./demand.mjs";
import { daysOf, line, prorated } from "./part.mjs";

const MILLI = 1000n;
const MINUTES_PER_HOUR = 60;

export const sumOf = (quantities) => quantities.reduce((sum, each) => checked(sum + each), 0n);

/** An energy charge as tiers without thresholds. */
export const asTiered = (charge) => (charge.kind === "tiered" ? charge : {
  ...charge,
  allocation: "blended",
  basis: "month",
  prices: charge.prices.map(({ name, price, windows }) => ({ name, windows, tiers: [{ upTo: undefined, price }] })),
});

/** Lines of energy: one for each tier of each price under which something was used. */
export function energyLines(part, component, intervals) {
  const charge = asTiered(component);
  const quantities = charge.allocation === "blended"
    ? blendedTiers(part, charge, useByPrice(part, charge.prices, intervals), sumOf(intervals.map(([, , quantity]) => quantity)))
    : tiersInOrder(part, charge, intervals);
  return linesOf(part, charge.id, charge, quantities);
}

/** Lines of quantities by price and tier, under the name of a component. */
export const linesOf = (part, component, { prices }, quantities) =>
  quantities.flatMap((tiers, i) => tiers.flatMap((quantity, tier) =>
    (quantity === 0n ? [] : [line(part, component, tierName(prices[i], tier), quantity, prices[i].tiers[tier].price)])));

export const tierName = ({ name, tiers }, tier) => (tiers.length === 1 ? name : `${name} tier ${tier + 1}`);

/** Milli-units by price; an interval belongs to the price of its begin. */
export function useByPrice({ tariff }, prices, intervals) {
  const used = prices.map(() => 0n);
  for (const [begin, , quantity] of intervals) {
    const price = priceAt(prices, tariff, begin);
    if (price !== NONE) used[price] = checked(used[price] + quantity);
  }
  return used;
}

/** Each price has its share of every tier: its share of the whole use. */
export function blendedTiers(part, charge, used, whole) {
  return charge.prices.map(({ tiers }, price) => {
    let below = 0n;
    return tiers.map(({ upTo }) => {
      const limit = upTo === undefined ? undefined : blendedThreshold(part, charge, upTo);
      const reached = limit !== undefined && limit < whole ? share(limit, used[price], whole) : used[price];
      const quantity = reached - below;
      below = reached;
      return quantity;
    });
  });
}

function blendedThreshold(part, { basis }, upTo) {
  if (basis === "month") return prorated(part, upTo);
  if (basis === "day") return checked(upTo * daysOf(part));
  const powers = demandsOf(part.imported, MINUTES_PER_HOUR).map(({ power }) => power);
  return prorated(part, share(upTo, powers.reduce((most, power) => (power > most ? power : most), 0n), MILLI));
}

/** How far a tier is reached: what is below zero is of the first. */
function within(reached, below, end) {
  const least = end !== undefined && reached > end ? end : reached;
  return below !== undefined && least < below ? below : least;
}

/** Tiers fill up in the order of use, and what is below zero takes back what was filled last; daily ones begin anew each local day. */
function tiersInOrder(part, charge, intervals) {
  const { zone } = part.tariff;
  const quantities = charge.prices.map(({ tiers }) => tiers.map(() => 0n));
  const threshold = (upTo) => (charge.basis === "day" ? upTo : prorated(part, upTo));
  let used = 0n;
  let nextDay = -Infinity;
  for (const [begin, , quantity] of intervals) {
    if (charge.basis === "day" && begin >= nextDay) {
      used = 0n;
      nextDay = beginOfDay(zone, localDay(zone, begin) + 1);
    }
    const next = checked(used + quantity);
    const price = priceAt(charge.prices, part.tariff, begin);
    const tiers = price === NONE ? [] : charge.prices[price].tiers;
    let below;
    tiers.forEach(({ upTo }, tier) => {
      const end = upTo === undefined ? undefined : threshold(upTo);
      const filled = within(next, below, end) - within(used, below, end);
      quantities[price][tier] = checked(quantities[price][tier] + filled);
      below = end;
    });
    used = next;
  }
  return quantities;
}
