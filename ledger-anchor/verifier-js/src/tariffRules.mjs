import { isIn } from "./calendar.mjs";

const RESERVED = ["rounding", "metered", "permitted", "denied"];
const DEAREST_MICROS = 50_000_000_000n;
const LARGEST_FIXED_MICROS = 1_000_000_000_000_000n;
const LARGEST_HOURLY_MICROS = 1_000_000_000_000n;
/** What a published price is at most. */
const LARGEST_PRICE = 20_000n;
const MICRO_DIGITS = 6;
const COMMODITY_UNITS = { electricity: ["kWh", "kvarh"], gas: ["m3", "kWh"], water: ["m3"], heat: ["kWh", "m3"] };
const BOUNDED = ["energy", "dynamic", "start-fee", "time", "idle", "standing", "fee", "back-billing"];
const COVERING = ["energy", "tiered"];
/** Names of lines that carry money from bill to bill. */
const CARRYING = ["brought forward", "carried forward", "expired"];
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
  check(sumOf(components.map(perUnit)) <= DEAREST_MICROS, "come to more than 50000 per unit in all");
  check(components.every((component) => fixedPrices(component).every((price) => micros(price) <= LARGEST_FIXED_MICROS)), "are beyond 1000000000");
  check(components.every(({ pricePerHour }) => !pricePerHour || micros(pricePerHour) <= LARGEST_HOURLY_MICROS), "are beyond 1000000 an hour");
  check(isTaxedOnce(components), "tax a component twice");
  for (const component of components) {
    const unit = component.kind === "demand" ? "kWh" : component.unit;
    check(commodity === undefined || unit === undefined || COMMODITY_UNITS[commodity].includes(unit), `${unit} does not fit ${commodity}`);
    check(component.kind !== "net-billing" || !component.prices.some(({ name }) => CARRYING.includes(name)), "have the name of a line that carries money");
    check(component.basis !== "kilowatt" || component.allocation === "blended", "kilowatt needs the allocation blended");
    check(!COVERING.includes(component.kind) || !leavesGap(component.prices, holidays.size > 0), "leave a gap");
    requireReferences(component, components, check);
  }
}

/** The price of a unit that is furthest from zero, in micro-units; nothing where use is not charged. */
function perUnit({ kind, prices = [], factor, addition, residualPrice }) {
  if (kind === "dynamic") {
    const published = absolute(factor.digits) * LARGEST_PRICE * 10n ** BigInt(MICRO_DIGITS - factor.scale);
    return published + micros(addition);
  }
  const all = [...prices.flatMap(({ price, tiers = [] }) => [price, ...tiers.map((tier) => tier.price)]), residualPrice];
  return all.filter((price) => price !== undefined).map(micros).reduce((most, each) => (each > most ? each : most), 0n);
}

/** What a day, a month or an event costs. */
const fixedPrices = ({ kind, pricePerDay, pricePerMonth, amount, price }) =>
  [pricePerDay, pricePerMonth, kind === "minimum" ? amount : undefined, price].filter((each) => each !== undefined);

const micros = ({ digits, scale }) => absolute(digits) * 10n ** BigInt(MICRO_DIGITS - scale);

const absolute = (digits) => (digits < 0n ? -digits : digits);

const sumOf = (amounts) => amounts.reduce((sum, each) => sum + each, 0n);

/** No component taxes what another one taxes too. */
function isTaxedOnce(components) {
  const taxes = components.filter(({ kind }) => kind === "vat");
  const overlap = (one, other) => one.on.length === 0 || other.on.length === 0 || one.on.some((id) => other.on.includes(id));
  return taxes.every((one, i) => taxes.slice(i + 1).every((other) => !overlap(one, other)));
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
