import { currencyDigits } from "./currency.mjs";
import { checked } from "./int64.mjs";
import { present, require } from "./refused.mjs";
import { daysBegunIn, offsetAt } from "./zone.mjs";

const SECONDS_PER_DAY = 86_400;
const DAYS_PER_WEEK = 7;
/** 1 January 1970 was a Thursday; Monday is 0. */
const FIRST_WEEKDAY = 3;
const MICRO_DIGITS = 6;
const MILLI = 1000n;
const NO_PRICE = { digits: 0n, scale: 0 };

/** Micro-units: `quantity / 1000 × price × 10^6`, rounded half up, away from zero. */
export const amountOf = (quantity, { digits, scale }) =>
  checked(halfUp(quantity * digits * 10n ** BigInt(MICRO_DIGITS - scale), MILLI));

/** Rounds micro-units half up, away from zero, to the currency's minor unit. */
export function toMinorUnit(amount, currency) {
  const digits = present(currencyDigits(currency), "", `${currency} is no currency`);
  const unit = 10n ** BigInt(MICRO_DIGITS - digits);
  return checked(halfUp(amount, unit) * unit);
}

/**
 * Lines of consecutive intervals: for each energy charge in their unit one for each run of intervals under one price.
 *
 * @param {{quantities: bigint[], start: number, length: number}} intervals seconds
 */
export function rate(tariff, unit, intervals) {
  const charges = tariff.components.filter((component) => component.kind === "energy" && component.unit === unit);
  return charges.flatMap((charge) => runs(charge, tariff.zone, intervals));
}

function runs(charge, zone, { quantities, start, length }) {
  const lines = [];
  let current;
  quantities.forEach((quantity, i) => {
    const begin = start + i * length;
    const price = priceAt(charge.prices, zone, begin);
    if (current === undefined || current.applied !== price) {
      current = { applied: price, from: begin, quantity: 0n };
      lines.push(current);
    }
    current.quantity = checked(current.quantity + quantity);
    current.to = begin + length;
  });
  return lines.map(({ applied, from, to, quantity }) =>
    ({ component: charge.id, name: applied.name, from, to, quantity, price: applied.price, amount: amountOf(quantity, applied.price) }));
}

/** The first price whose days and hours have the local begin; the last one always matches. */
function priceAt(prices, zone, second) {
  if (prices.length === 1) return prices[0];
  const local = second + offsetAt(zone, second);
  const day = Math.floor(local / SECONDS_PER_DAY);
  const time = local - day * SECONDS_PER_DAY;
  const weekday = (((day + FIRST_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return prices.find(({ days, hours }) => (!days || days.includes(weekday)) && (!hours || isWithin(hours, time)));
}

const isWithin = ({ from, to }, time) => (from < to ? time >= from && time < to : time >= from || time < to);

/**
 * Standing charges of a period: per agreement one line for each standing charge of each tariff version that has a day in it.
 *
 * @param terms `hash`, `from`, `to` of each agreement, and the `versions` of its tariff that count, the earliest first
 */
export function standingCharges(terms, from, to) {
  return terms.flatMap(({ hash, versions, ...effective }) => {
    const end = Math.min(to, effective.to ?? to);
    return versions.flatMap((version, i) => {
      const begin = Math.max(from, effective.from, version.from);
      return chargesOf(version, hash, begin, Math.min(end, versions[i + 1]?.from ?? end));
    });
  });
}

function chargesOf(version, agreement, from, to) {
  const days = daysBegunIn(version.zone, from, to);
  const quantity = BigInt(days) * MILLI;
  const charges = days > 0 ? version.components.filter(({ kind }) => kind === "standing") : [];
  return charges.map(({ id, pricePerDay }) =>
    ({ component: id, from, to, quantity, price: pricePerDay, amount: amountOf(quantity, pricePerDay), agreement }));
}

/** Rounding lines, ascending by component; none for a component whose sum is whole. */
export function roundingLines(sums, currency, from, to) {
  return [...sums.keys()].sort().flatMap((component) => {
    const exact = sums.get(component);
    const amount = checked(toMinorUnit(exact, currency) - exact);
    if (amount === 0n || component === "rounding") return [];
    return [{ component: "rounding", name: component, from, to, quantity: 0n, price: NO_PRICE, amount }];
  });
}

/** The lines of an entry are the recomputed ones, in their order. */
export function requireLines(billed, computed, path) {
  for (let i = 0; i < Math.min(billed.length, computed.length); i++) {
    for (const [field, text] of Object.entries(LINE_FIELDS)) {
      const expected = text(computed[i]);
      require(text(billed[i]) === expected, `${path}[${i}].${field}`, `is not the recomputed ${expected ?? "(none)"}`);
    }
  }
  require(billed.length === computed.length, path, `are ${billed.length} where ${computed.length} are recomputed`);
}

/** The fields of a line, each as what is compared. */
export const LINE_FIELDS = {
  component: ({ component }) => component,
  name: ({ name }) => name,
  from: ({ from }) => from,
  to: ({ to }) => to,
  quantity: ({ quantity }) => quantity,
  price: ({ price: { digits, scale } }) => `${digits}e-${scale}`,
  amount: ({ amount }) => amount,
  agreement: ({ agreement }) => agreement,
};

function halfUp(dividend, divisor) {
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  if (twice >= divisor) return quotient + 1n;
  return twice <= -divisor ? quotient - 1n : quotient;
}
