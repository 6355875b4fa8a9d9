import { NONE, priceAt } from "./calendar.mjs";
import { currencyDigits } from "./currency.mjs";
import { checked } from "./int64.mjs";
import { present, require } from "./refused.mjs";
import { isOfSessions, needsPeriod } from "./tariff.mjs";
import { daysBegunIn } from "./zone.mjs";

const MICRO_DIGITS = 6;
const MILLI = 1000n;
const SECONDS_PER_HOUR = 3600n;
const NO_PRICE = { digits: 0n, scale: 0 };

/** Micro-units: `quantity / 1000 × price × 10^6`, rounded half up, away from zero. */
export const amountOf = (quantity, { digits, scale }) =>
  checked(halfUp(quantity * digits * 10n ** BigInt(MICRO_DIGITS - scale), MILLI));

/** A currency's minor unit, in micro-units. */
export function coin(currency) {
  const digits = present(currencyDigits(currency), "", `${currency} is no currency`);
  return 10n ** BigInt(MICRO_DIGITS - digits);
}

/** Rounds micro-units half up, away from zero, to the currency's minor unit. */
export function toMinorUnit(amount, currency) {
  const unit = coin(currency);
  return checked(halfUp(amount, unit) * unit);
}

/** A quantity times a part of a whole, rounded half up. */
export const share = (quantity, part, whole) => checked(halfUp(quantity * part, whole));

/** A decimal divided by a whole number, rounded half up to six decimals. */
export const dividedBy = ({ digits, scale }, whole) =>
  ({ digits: halfUp(digits * 10n ** BigInt(MICRO_DIGITS), whole * 10n ** BigInt(scale)), scale: MICRO_DIGITS });

/** Micro-units as a decimal of the currency. */
export const decimalOf = (micros) => ({ digits: micros, scale: MICRO_DIGITS });

/** Whether a reading type is of active energy received from a customer: group C is 2. */
export const isExport = (type) => /^1-\d+:2\./.test(type);

/**
 * The lines that consecutive intervals of a reading type have as they are read. Where the tariff prices them at the close of their
 * cycle only, one line without a price says what was used.
 *
 * @param {{quantities: bigint[], start: number, length: number}} intervals seconds
 * @param published the price of a dynamic charge in [begin, end), or undefined
 */
export function asRead(tariff, type, unit, intervals, published) {
  const lines = isCredited(tariff, type) ? [] : rate(tariff, unit, intervals, published);
  return lines.length === 0 && needsPeriod(tariff) ? [metered(intervals)] : lines;
}

const isCredited = (tariff, type) => creditsExport(tariff) && isExport(type);

/** The charges at published prices that intervals of a reading type have as they are read. */
export const dynamicCharges = (tariff, type, unit) => (isCredited(tariff, type) ? [] : dynamicIn(tariff, unit));

const dynamicIn = ({ components }, unit) => components.filter((component) => component.kind === "dynamic" && component.unit === unit);

const creditsExport = ({ components }) => components.some(({ kind }) => kind === "net-metering" || kind === "net-billing");

/** A price by time: whole seconds at a price per hour, rounded half up. */
const amountOfTime = (seconds, { digits, scale }) =>
  checked(halfUp(digits * 10n ** BigInt(MICRO_DIGITS - scale) * seconds, SECONDS_PER_HOUR));

/**
 * The lines of a charging session: energy at the price of its begin, then the start and the time. What is not charged, for the clock is
 * not proven or nothing tells when charging ended, is a line `withheld` without a price.
 */
export function sessionLines(tariff, type, unit, session, published) {
  const energy = asRead(tariff, type, unit, session, published);
  const others = tariff.components.filter(isOfSessions).map((component) => sessionLine(component, session));
  return [...(energy.length === 0 ? [metered(session)] : energy), ...others];
}

function sessionLine({ id, kind, price, pricePerHour, stepSeconds }, { start, length, clockProven }) {
  const line = (name, quantity, each, amount) => ({ component: id, name, from: start, to: start + length, quantity, price: each, amount });
  if (kind === "start-fee") return line(undefined, MILLI, price, amountOf(MILLI, price));
  const hours = (seconds) => share(BigInt(seconds), MILLI, SECONDS_PER_HOUR);
  if (kind === "idle" || !clockProven) return line("withheld", kind === "idle" ? 0n : hours(length), NO_PRICE, 0n);
  const charged = Math.ceil(length / stepSeconds) * stepSeconds;
  return { ...line(undefined, hours(charged), pricePerHour, amountOfTime(BigInt(charged), pricePerHour)), to: start + charged };
}

function metered({ quantities, start, length }) {
  const quantity = quantities.reduce((sum, each) => checked(sum + each), 0n);
  return { component: "metered", from: start, to: start + quantities.length * length, quantity, price: NO_PRICE, amount: 0n };
}

/** For each energy charge in the unit one line for each run of intervals under one price, then so for published prices. */
function rate(tariff, unit, intervals, published) {
  const charges = tariff.components.filter((component) => component.kind === "energy" && component.unit === unit);
  const energy = charges.flatMap((charge) => runs(charge, tariff, intervals));
  return [...energy, ...dynamicIn(tariff, unit).flatMap((charge) => dynamicRuns(charge, intervals, published))];
}

function dynamicRuns(charge, { quantities, start, length }, published) {
  const lines = [];
  quantities.forEach((quantity, i) => {
    const [from, to] = [start + i * length, start + (i + 1) * length];
    const price = present(published(charge, from, to), "", `no price of ${charge.series} is named for all of its intervals`);
    const last = lines.at(-1);
    if (last?.price.digits === price.digits) {
      Object.assign(last, { to, quantity: checked(last.quantity + quantity) });
    } else {
      lines.push({ component: charge.id, name: charge.series, from, to, quantity, price });
    }
  });
  return lines.map((line) => ({ ...line, amount: amountOf(line.quantity, line.price) }));
}

function runs(charge, tariff, { quantities, start, length }) {
  const lines = [];
  let current;
  quantities.forEach((quantity, i) => {
    const begin = start + i * length;
    const price = priceAt(charge.prices, tariff, begin);
    if (current === undefined || current.price !== price) {
      current = { price, from: begin, quantity: 0n };
      lines.push(current);
    }
    current.quantity = checked(current.quantity + quantity);
    current.to = begin + length;
  });
  return lines.filter(({ price }) => price !== NONE).map(({ price, from, to, quantity }) => {
    const applied = charge.prices[price];
    return { component: charge.id, name: applied.name, from, to, quantity, price: applied.price, amount: amountOf(quantity, applied.price) };
  });
}

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
