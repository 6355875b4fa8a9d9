import { addTo, checked } from "./int64.mjs";
import { amountOf, toMinorUnit } from "./rating.mjs";
import { boundedFee } from "./writeOffs.mjs";

const ONE = 1000n;
const MICROS_PER_MILLI = 1000n;
const PERCENT_DIGITS = 2;

/** The fee that a charge names; undefined where the version of the price list has none of that name. */
export const feeOf = ({ components }, { fee }) => components.find(({ id, kind }) => id === fee && kind === "fee");

/** What a charge costs: the fee, the levies on it, the taxes on both, and what is written off for it is too late. */
export function feeLines(version, charge, booked) {
  const line = (component, name, quantity, price) =>
    ({ component, name, from: charge.at, to: charge.at, quantity, price, amount: amountOf(quantity, price) });
  const fee = line(charge.fee, undefined, BigInt(charge.count) * ONE, feeOf(version, charge).price);
  const shares = (kind, nameOf, charges) => version.components.filter((component) => component.kind === kind).flatMap((share) => {
    const base = rounded(charges.filter(({ component }) => isOn(share, component)), version.currency);
    const price = { digits: share.percent.digits, scale: share.percent.scale + PERCENT_DIGITS };
    return base === 0n ? [] : [line(share.id, nameOf(share), base / MICROS_PER_MILLI, price)];
  });
  const taxable = [fee, ...shares("levy", () => undefined, [fee])];
  return boundedFee([...taxable, ...shares("vat", ({ category }) => category, taxable)], version, booked);
}

/** Taxes are on all that they do not name otherwise. */
const isOn = ({ kind, on }, component) => on.includes(component) || (kind === "vat" && on.length === 0);

/** What components cost, each rounded to the minor unit. */
function rounded(lines, currency) {
  const sums = new Map();
  for (const { component, amount } of lines) addTo(sums, component, amount);
  return [...sums.values()].reduce((sum, exact) => checked(sum + toMinorUnit(exact, currency)), 0n);
}
