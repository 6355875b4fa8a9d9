import { monthOf, yearOf } from "../calendar.mjs";
import { addTo, checked } from "../int64.mjs";
import { decimalOf, share } from "../rating.mjs";
import { isChargedAsRead, isOfSessions } from "../tariff.mjs";
import { carryOver, endsYear, moneyLeftOver, netBilling, netMetering, unitsLeftOver } from "./credits.mjs";
import { demandLines } from "./demand.mjs";
import { energyLines } from "./energy.mjs";
import { daysOf, line, monthlyLine, partsOf } from "./part.mjs";
import { shareLines } from "./shares.mjs";

const ONE = 1000n;
const MICRO_DIGITS = 6;
const DECEMBER = 12;

/** What the first cycle of an agreement finds. */
export const NOTHING_CARRIED = { peaks: [], credits: [], charged: new Map() };

/**
 * Rates a cycle, or a part of one, without what was charged as it was read.
 *
 * @param versions that hold in it, the earliest first
 * @param use `from`, `to`, whether the agreement `ends` with it, `unit`, `imported` and `exported`, as `[begin, end, milli-units]` in order of time, and the lines `charged`
 *     as it was read
 * @param carried what the part before left
 * @param byDays `from` and `to` of what periods charged standing charges for already: these count in shares and minimums, and are left out
 */
export function rateCycle(versions, use, carried, byDays = []) {
  const parts = partsOf(versions, monthOf(versions[0].zone, use.from), use);
  const lines = [];
  const leftOver = [];
  let left = carried;
  for (const part of parts) {
    const rated = ratePart(part, left);
    lines.push(...rated.lines);
    leftOver.push(...rated.leftOver);
    left = rated.carried;
  }
  lines.push(...shareLines(parts, versions[0].currency, [...lines, ...leftOver]));
  const leftOverUnits = sumOfLines(leftOver);
  const last = parts.at(-1);
  for (const billing of last.tariff.components.filter(({ kind, carryOver: rule }) => kind === "net-billing" && rule !== undefined)) {
    const balance = carryOver(last, billing, checked(sumOfLines(lines) + leftOverUnits), left.credits);
    lines.push(...balance.lines);
    left = { ...left, credits: balance.credits };
  }
  const ended = moneyLeftOver(last, left.credits);
  left = { ...left, credits: ended.credits };
  return { lines: [...lines.flatMap((each) => chargedHere(each, parts, byDays)), ...leftOver, ...ended.lines], carried: left };
}

/** What of a line the components that hold then charge with the cycle. Credit of a component that is no more is none of theirs, though one may have its id. */
function chargedHere(charge, parts, byDays) {
  const { tariff } = parts.findLast(({ tariff: { from } }) => from <= charge.from) ?? parts[0];
  const component = tariff.components.find(({ id }) => id === charge.component);
  if (component === undefined) return [charge];
  if (isChargedAsRead(component)) return [];
  return component.kind === "standing" ? standingLeft(charge, tariff, byDays) : [charge];
}

/** A standing charge for the local days that no period charged. */
const standingLeft = (charge, tariff, byDays) => without(charge, byDays).flatMap((span) => {
  const days = daysOf({ ...span, tariff });
  return days === 0n ? [] : [line(span, charge.component, charge.name, days * ONE, charge.price)];
});

/** What is left of the time of a line without others, in order of time. */
function without({ from, to }, others) {
  const left = [];
  let begin = from;
  for (const other of others.filter((each) => each.from < to && each.to > from).sort((one, next) => one.from - next.from)) {
    if (begin < other.from) left.push({ from: begin, to: other.from });
    begin = Math.max(begin, other.to);
  }
  return begin < to ? [...left, { from: begin, to }] : left;
}

const sumOfLines = (lines) => lines.reduce((sum, { amount }) => checked(sum + amount), 0n);

/** Rates one part, component by component in the tariff's order; minimums come last. */
function ratePart(part, carried) {
  const { components } = part.tariff;
  const lines = [];
  let left = carried;
  for (const component of components) {
    if ((component.kind === "energy" || component.kind === "tiered") && component.unit === part.unit) {
      lines.push(...energyLines(part, component, part.imported));
    } else if (component.kind === "dynamic" && component.unit === part.unit) {
      lines.push(...bookedLines(part, component));
    } else if (component.kind === "demand") {
      const rated = demandLines(part, component, left);
      lines.push(...rated.lines);
      left = { ...left, peaks: rated.peaks };
    }
  }
  for (const component of components) lines.push(...fixedLines(part, component));
  for (const component of components) {
    if (component.kind === "net-metering") {
      const rated = netMetering(part, component, left.credits);
      lines.push(...rated.lines);
      left = { ...left, credits: rated.credits };
    } else if (component.kind === "net-billing" && component.unit === part.unit) {
      lines.push(...netBilling(part, component));
    }
  }
  const ended = unitsLeftOver(part, left.credits);
  left = { ...left, credits: ended.credits };
  for (const minimum of components.filter(({ kind }) => kind === "minimum")) left = addMinimum(part, minimum, lines, ended.lines, left);
  return { lines, leftOver: ended.lines, carried: left };
}

/** What was booked at published prices, one line for each price however readings were cut. */
function bookedLines(part, { id, series }) {
  const quantities = new Map();
  for (const { component, price, quantity } of part.charged) if (component === id) addTo(quantities, price.digits, quantity);
  return [...quantities].map(([digits, quantity]) => line(part, id, series, quantity, { digits, scale: MICRO_DIGITS }));
}

function fixedLines(part, component) {
  const { id, kind, pricePerDay, pricePerMonth } = component;
  if (isOfSessions(component)) return part.charged.filter((booked) => booked.component === id);
  if (kind === "monthly") return [monthlyLine(part, id, undefined, ONE, pricePerMonth)];
  const days = kind === "standing" ? daysOf(part) : 0n;
  return days === 0n ? [] : [line(part, id, undefined, days * ONE, pricePerDay)];
}

/** Makes up what a minimum lacks: a month's, pro-rated; a year's, for the days that it held, at the end of the year or of the agreement. */
function addMinimum(part, minimum, lines, leftOver, carried) {
  const charged = sumOfLines([...lines, ...leftOver].filter(({ component }) => minimum.on.length === 0 || minimum.on.includes(component)));
  const add = (lack) => lack > 0n && lines.push(line(part, minimum.id, "shortfall", ONE, decimalOf(lack)));
  if (minimum.per === "month") {
    add(monthlyLine(part, minimum.id, undefined, ONE, minimum.amount).amount - charged);
    return carried;
  }
  const above = checked((carried.charged.get(minimum.id) ?? 0n) + charged - askedOfYear(part, minimum.amount));
  const ends = endsYear(part, DECEMBER);
  if (ends) add(-above);
  return { ...carried, charged: new Map([...carried.charged, [minimum.id, ends ? 0n : above]]) };
}

/** What a year's minimum asks for the local days of a part: over a year its amount, to the micro-unit. */
function askedOfYear({ tariff, cycle, from, to }, { digits, scale }) {
  const year = yearOf(tariff.zone, cycle.from);
  const asked = (until) => share(digits * 10n ** BigInt(MICRO_DIGITS - scale), daysOf({ tariff, from: year.from, to: until }), daysOf({ tariff, ...year }));
  return asked(to) - asked(from);
}
