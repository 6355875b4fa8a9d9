import { lastMonth } from "../calendar.mjs";
import { checked } from "../int64.mjs";
import { decimalOf } from "../rating.mjs";
import { asTiered, blendedTiers, linesOf, sumOf, useByPrice } from "./energy.mjs";
import { line } from "./part.mjs";

const ONE = 1000n;
const MONEY = "";
const NOTHING = { digits: 0n, scale: 0 };
const WHOLE = { digits: 1n, scale: 0 };

const creditOf = (credits, component, price) =>
  credits.filter((credit) => credit.component === component && credit.price === price).reduce((sum, { amount }) => sum + amount, 0n);

/** Whether what a year carries is carried no further: the agreement ends with the part, or the month that ends such years. */
export const endsYear = ({ isLast, to, cycle, tariff }, month) => isLast || (to === cycle.to && lastMonth(tariff.zone, cycle.to) === month);

/** What nothing is left to offset is paid; for nothing, where it expires. */
const residualLine = (part, component, price, left, residualPrice) =>
  line(part, component, `${price} ${residualPrice.digits === 0n ? "expired" : "residual"}`, -left, residualPrice);

/** What export offsets of a charge's import is taken back; what is left is carried, or paid when it expires or its price is no more. */
export function netMetering(part, net, credits) {
  const charge = asTiered(part.tariff.components.find(({ id }) => id === net.charge));
  const imported = useByPrice(part, charge.prices, part.imported);
  const exported = useByPrice(part, charge.prices, part.exported);
  const ends = endsYear(part, net.expires);
  const carried = credits.filter(({ component, price }) => component === net.id && price === MONEY);
  const paid = (name, left) => residualLine(part, net.id, name, left, net.residualPrice);
  const residual = [];
  const billed = charge.prices.map(({ name }, i) => {
    const credit = checked(exported[i] + creditOf(credits, net.id, name));
    const offset = credit < imported[i] ? credit : imported[i];
    const used = offset > 0n ? offset : 0n;
    const left = credit - used;
    if (left > 0n && !ends) carried.push({ component: net.id, price: name, amount: left, residualPrice: net.residualPrice });
    else if (left > 0n) residual.push(paid(name, left));
    return imported[i] - used;
  });
  const unpriced = credits.filter(({ component, price }) => component === net.id && price !== MONEY && !charge.prices.some(({ name }) => name === price));
  residual.push(...unpriced.map(({ price, amount }) => paid(price, amount)));
  const before = blendedTiers(part, charge, imported, sumOf(imported));
  const offsets = blendedTiers(part, charge, billed, sumOf(billed)).map((tiers, i) => tiers.map((quantity, tier) => quantity - before[i][tier]));
  return { lines: [...residual, ...linesOf(part, net.id, charge, offsets)], credits: replaced(credits, net.id, carried) };
}

/** Export is bought at prices of its own. */
export const netBilling = (part, billing) =>
  useByPrice(part, billing.prices, part.exported).flatMap((quantity, i) =>
    (quantity === 0n ? [] : [line(part, billing.id, billing.prices[i].name, -quantity, billing.prices[i].price)]));

/** Credit of the bill before is brought forward, and what this one cannot use is carried on. */
export function carryOver(last, billing, due, credits) {
  const money = (name, micros) => moneyLine(last, billing.id, name, micros);
  const brought = creditOf(credits, billing.id, MONEY);
  const rest = brought - due;
  const left = rest > 0n ? rest : 0n;
  const { ends: month, expires } = billing.carryOver;
  const ends = endsYear(last, month);
  const lines = brought === 0n ? [] : [money("brought forward", -brought)];
  if (left > 0n && (!ends || expires)) lines.push(money(ends ? "expired" : "carried forward", left));
  const carried = left > 0n && !ends ? [{ component: billing.id, price: MONEY, amount: left, residualPrice: expires ? NOTHING : WHOLE }] : [];
  return { lines, credits: replaced(credits, billing.id, carried) };
}

const moneyLine = (part, component, name, micros) => line(part, component, name, ONE, decimalOf(micros));

/** Credit for units that a component left which the tariff has no longer: each is paid, or expires, as that component said. */
export function unitsLeftOver(part, credits) {
  const isEnded = ({ component, price }) => price !== MONEY
    && !part.tariff.components.some(({ kind, id }) => kind === "net-metering" && id === component);
  const lines = credits.filter(isEnded).map(({ component, price, amount, residualPrice }) => residualLine(part, component, price, amount, residualPrice));
  return { lines, credits: credits.filter((credit) => !isEnded(credit)) };
}

/** Money that a component left which the tariff has no longer: it is brought forward once more, or expires, as that component said. */
export function moneyLeftOver(last, credits) {
  const isEnded = ({ component, price }) => price === MONEY
    && !last.tariff.components.some(({ kind, id, carryOver: rule }) => kind === "net-billing" && rule !== undefined && id === component);
  const lines = credits.filter(isEnded).flatMap(({ component, amount, residualPrice }) => [
    moneyLine(last, component, "brought forward", -amount),
    ...(residualPrice.digits === 0n ? [moneyLine(last, component, "expired", amount)] : []),
  ]);
  return { lines, credits: credits.filter((credit) => !isEnded(credit)) };
}

const replaced = (credits, component, own) => [...credits.filter((credit) => credit.component !== component), ...own];
