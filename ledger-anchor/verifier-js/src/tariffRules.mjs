import { isIn } from "./calendar.mjs";

const RESERVED = ["rounding", "metered"];
const DEAREST_MICROS = 50_000_000_000n;
const MICRO_DIGITS = 6;
const COMMODITY_UNITS = { electricity: ["kWh", "kvarh"], gas: ["m3", "kWh"], water: ["m3"], heat: ["kWh", "m3"] };
const BOUNDED = ["energy", "standing", "back-billing"];
const COVERING = ["energy", "tiered"];
const LEAP_YEAR = 2024;

/** What must hold between the components of a tariff: distinct ids, units of the commodity, no gap, no reference to nothing. */
export function requireSound({ components, holidays }, commodity, fields) {
  const check = (holds, words) => fields.check(holds, "components", words);
  check(components.length > 0, "is empty");
  const ids = components.map(({ id }) => id);
  check(new Set(ids).size === ids.length, "has an id twice");
  check(!ids.some((id) => RESERVED.includes(id)), `${RESERVED.join(" and ")} are names of lines`);
  const bounds = components.filter(({ kind }) => kind === "back-billing").length;
  check(bounds <= 1, "have back-billing twice");
  check(bounds === 0 || components.every(({ kind }) => BOUNDED.includes(kind)), "have back-billing beside what is charged by cycle");
  check(dearest(components) <= DEAREST_MICROS, "come to more than 50000 per unit in all");
  for (const component of components) {
    const unit = component.kind === "demand" ? "kWh" : component.unit;
    check(commodity === undefined || unit === undefined || COMMODITY_UNITS[commodity].includes(unit), `${unit} does not fit ${commodity}`);
    check(component.basis !== "kilowatt" || component.allocation === "blended", "kilowatt needs the allocation blended");
    check(!COVERING.includes(component.kind) || !leavesGap(component.prices, holidays.size > 0), "leave a gap");
    requireReferences(component, components, check);
  }
}

function dearest(components) {
  const micros = ({ price: { digits, scale } }) => (digits < 0n ? -digits : digits) * 10n ** BigInt(MICRO_DIGITS - scale);
  return components.filter(({ kind }) => kind === "energy")
    .reduce((sum, { prices }) => sum + prices.map(micros).reduce((most, each) => (each > most ? each : most), 0n), 0n);
}

function requireReferences(component, components, check) {
  const named = (id, not) => components.some((other) => other.id === id && !not.includes(other.kind));
  const not = component.kind === "vat" ? ["vat"] : ["vat", "levy", "minimum"];
  for (const id of component.on ?? []) check(named(id, not), `on names no such component: ${id}`);
  if (component.kind !== "net-metering") return;
  const isOffset = ({ id, kind, allocation }) => id === component.charge && (kind === "energy" || allocation === "blended");
  check(components.some(isOffset), `charge is no energy charge of this tariff: ${component.charge}`);
}

/** Only times at which a season, a day or a window begins or ends can differ, so only those are tried, in a leap year. */
function leavesGap(prices, hasHolidays) {
  if (prices.at(-1).windows.length === 0) return false;
  const windows = prices.flatMap((price) => price.windows);
  const times = [0, ...windows.flatMap(({ hours }) => (hours ? [hours.from, hours.to] : []))];
  const dates = [101, ...windows.flatMap(({ seasons }) => seasons.flatMap(({ from, to }) => [from, dayAfter(to)]))];
  const moments = dates.flatMap((date) => [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
    (hasHolidays ? [false, true] : [false]).flatMap((isHoliday) => times.map((time) => ({ date, weekday, isHoliday, time })))));
  return moments.some((moment) => !prices.some((price) => price.windows.length === 0 || price.windows.some((window) => isIn(window, moment))));
}

function dayAfter(date) {
  const next = new Date(Date.UTC(LEAP_YEAR, Math.floor(date / 100) - 1, (date % 100) + 1));
  return 100 * (next.getUTCMonth() + 1) + next.getUTCDate();
}
