import { addTo, checked } from "../int64.mjs";
import { toMinorUnit } from "../rating.mjs";
import { holds, line } from "./part.mjs";

const MICROS_PER_MILLI = 1000n;
const PERCENT_DIGITS = 2;

/** The lines of levies, then of taxes on all that was charged, levies included. */
export function shareLines(parts, currency, charges) {
  const levies = distinct(parts, "levy").flatMap((levy) => taxedAlike(holding(levy, parts)).flatMap((alike) =>
    lineOf(levy, undefined, ({ component }) => levy.on.includes(component), charges, alike, currency)));
  const taxable = [...charges, ...levies];
  const taxes = distinct(parts, "vat").flatMap((vat) =>
    lineOf(vat, vat.category, ({ component }) => vat.on.length === 0 || vat.on.includes(component), taxable, holding(vat, parts), currency));
  return [...levies, ...taxes];
}

/** A share that two versions have in common is charged once. */
const textOf = ({ kind, id, category, percent, on }) => [kind, id, category, percent.digits, percent.scale, ...on].join(" ");

function distinct(parts, kind) {
  const shares = parts.flatMap(({ tariff }) => tariff.components.filter((component) => component.kind === kind));
  const texts = shares.map(textOf);
  return shares.filter((each, i) => texts.indexOf(texts[i]) === i);
}

const holding = (share, parts) => parts.filter(({ tariff }) =>
  tariff.components.some((component) => component.kind === share.kind && textOf(component) === textOf(share)));

/** A levy is charged once for each way in which versions tax it. */
function taxedAlike(parts) {
  const taxes = parts.map(({ tariff }) => tariff.components.filter(({ kind }) => kind === "vat").map(textOf).join("\n"));
  return [...new Set(taxes)].map((text) => parts.filter((_, i) => taxes[i] === text));
}

function lineOf(share, name, isOn, lines, parts, currency) {
  const base = lines.filter(({ from }) => parts.some((part) => holds(part, from))).filter(isOn);
  const amount = rounded(base, currency);
  if (amount === 0n) return [];
  const price = { digits: share.percent.digits, scale: share.percent.scale + PERCENT_DIGITS };
  return [line({ ...parts.at(-1), from: parts[0].from }, share.id, name, amount / MICROS_PER_MILLI, price)];
}

/** What components cost, each rounded to the minor unit. */
function rounded(lines, currency) {
  const sums = new Map();
  for (const { component, amount } of lines) addTo(sums, component, amount);
  return [...sums.values()].reduce((sum, exact) => checked(sum + toMinorUnit(exact, currency)), 0n);
}
