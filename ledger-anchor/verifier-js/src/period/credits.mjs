import { lastMonth } from "../calendar.mjs";
import { checked } from "../int64.mjs";
import { decimalOf } from "../rating.mjs";
import { asTiered, blendedTiers, linesOf, sumOf, useByPrice } from "./energy.mjs";
import { line } from "./part.mjs";

const ONE = 1000n;
const MONEY = "";

const creditOf = (credits, component, price) =>
  credits.filter((credit) => credit.component === component && credit.price === price).reduce((sum, { amount }) => sum + amount, 0n);

/** What export offsets of a charge's import is taken back; what is left is carried, or paid when it expires or its price is no more. */
export function netMetering(part, net, credits) {
  const charge = asTiered(part.tariff.components.find(({ id }) => id === net.charge));
  const imported = useByPrice(part, charge.prices, part.imported);
  const exported = useByPrice(part, charge.prices, part.exported);
  const ends = part.to === part.cycle.to && lastMonth(part.tariff.zone, part.cycle.to) === net.expires;
  const carried = [];
  const paid = (name, left) => (net.residualPrice.digits === 0n ? [] : [line(part, net.id, `${name} residual`, -left, net.residualPrice)]);
  const residual = [];
  const billed = charge.prices.map(({ name }, i) => {
    const credit = checked(exported[i] + creditOf(credits, net.id, name));
    const offset = credit < imported[i] ? credit : imported[i];
    const used = offset > 0n ? offset : 0n;
    const left = credit - used;
    if (left > 0n && !ends) carried.push({ component: net.id, price: name, amount: left });
    else if (left > 0n) residual.push(...paid(name, left));
    return imported[i] - used;
  });
  const unpriced = credits.filter(({ component, price }) => component === net.id && !charge.prices.some(({ name }) => name === price));
  residual.push(...unpriced.flatMap(({ price, amount }) => paid(price, amount)));
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
  const money = (name, micros) => line(last, billing.id, name, ONE, decimalOf(micros));
  const brought = creditOf(credits, billing.id, MONEY);
  const rest = brought - due;
  const left = rest > 0n ? rest : 0n;
  const ends = last.to === last.cycle.to && lastMonth(last.tariff.zone, last.cycle.to) === billing.carryOver.ends;
  const lines = brought === 0n ? [] : [money("brought forward", -brought)];
  if (left > 0n && (!ends || billing.carryOver.expires)) lines.push(money(ends ? "expired" : "carried forward", left));
  const carried = left > 0n && !ends ? [{ component: billing.id, price: MONEY, amount: left }] : [];
  return { lines, credits: replaced(credits, billing.id, carried) };
}

const replaced = (credits, component, own) => [...credits.filter((credit) => credit.component !== component), ...own];
