import { localDay, NONE, priceAt } from "../calendar.mjs";
import { addTo } from "../int64.mjs";
import { share } from "../rating.mjs";
import { require } from "../refused.mjs";
import { beginOfDay } from "../zone.mjs";
import { line, monthlyLine } from "./part.mjs";

const SECONDS_PER_HOUR = 3600n;

/** Average power over the windows that begin at whole multiples of their length in UTC, thousandths of kW, in order of time. */
export function demandsOf(intervals, windowMinutes) {
  const window = 60 * windowMinutes;
  const energies = new Map();
  for (const [begin, end, quantity] of intervals) {
    require(window % (end - begin) === 0, "", "the intervals do not divide a demand window");
    addTo(energies, Math.floor(begin / window) * window, quantity);
  }
  return [...energies].sort(([one], [other]) => one - other)
    .map(([begin, energy]) => ({ begin, power: share(energy, SECONDS_PER_HOUR, BigInt(window)) }));
}

/** The lines of a demand charge, and the peaks that are carried on. */
export function demandLines(part, charge, carried) {
  if (charge.assessed === "daily") return { lines: dailyLines(part, charge), peaks: carried.peaks };
  const peaks = peaksOf(part.tariff, demandsOf(part.imported, charge.windowMinutes), charge);
  const lines = tierLines(charge, charged(part, charge, peaks, carried.peaks), (...of) => monthlyLine(part, charge.id, ...of));
  return { lines, peaks: peaksAfter(part, charge, peaks, carried.peaks) };
}

/** Of the peaks of each local day; a window belongs to the day of its begin. */
function dailyLines(part, charge) {
  const { zone } = part.tariff;
  const demands = demandsOf(part.imported, charge.windowMinutes);
  const dayOf = ({ begin }) => localDay(zone, Math.max(begin, part.from));
  return [...new Set(demands.map(dayOf))].flatMap((date) => {
    const peaks = peaksOf(part.tariff, demands.filter((demand) => dayOf(demand) === date), charge);
    const day = { from: Math.max(beginOfDay(zone, date), part.from), to: Math.min(beginOfDay(zone, date + 1), part.to) };
    return tierLines(charge, peaks, (...of) => line(day, charge.id, ...of));
  });
}

/** The highest demands by the index of the price. */
function peaksOf(tariff, demands, charge) {
  const peaks = new Map();
  for (const { begin, power } of demands) {
    const price = priceAt(charge.prices, tariff, begin);
    if (price !== NONE) peaks.set(price, most(peaks.get(price), power));
  }
  return peaks;
}

const most = (one, other) => (one === undefined || other > one ? other : one);

function tierLines(charge, powers, lineOf) {
  return [...powers].sort(([one], [other]) => one - other).flatMap(([index, power]) => {
    const { name, tiers } = charge.prices[index];
    let below = 0n;
    return tiers.flatMap(({ upTo, price }, tier) => {
      const reached = upTo !== undefined && upTo < power ? upTo : power;
      const quantity = reached - below;
      below = reached;
      return quantity > 0n ? [lineOf(tiers.length === 1 ? name : `${name} tier ${tier + 1}`, quantity, price)] : [];
    });
  });
}

/** The cycle's own peak, or the ratchet's part of the highest one before, if that is more. */
function charged(part, charge, peaks, before) {
  const powers = new Map(peaks);
  charge.prices.forEach(({ name }, price) => {
    for (const peak of before.filter((each) => each.price === name && applies(each, charge, before, part.cycle))) {
      powers.set(price, most(powers.get(price), floorOf(peak, part.cycle, charge.ratchet)));
    }
  });
  return powers;
}

function floorOf({ cycle, demand }, { from }, ratchet) {
  if (cycle === from) return demand;
  if (ratchet === undefined) return 0n;
  const { digits, scale } = ratchet.percent;
  return share(demand, digits, 100n * 10n ** BigInt(scale));
}

function peaksAfter({ cycle }, charge, peaks, before) {
  const kept = before.filter((peak) => peak.component !== charge.id || applies(peak, charge, before, cycle));
  const own = [...peaks].sort(([one], [other]) => one - other)
    .map(([price, demand]) => ({ component: charge.id, price: charge.prices[price].name, cycle: cycle.from, demand }));
  return [...kept, ...own];
}

/** A ratchet of n cycles is over the peaks of the n before, and of earlier parts of this one. */
function applies(peak, charge, all, { from }) {
  const younger = new Set(all.map(({ cycle }) => cycle).filter((cycle) => cycle > peak.cycle && cycle < from));
  return peak.component === charge.id && (peak.cycle === from || younger.size < (charge.ratchet?.cycles ?? 0));
}
