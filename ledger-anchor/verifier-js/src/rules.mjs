import { isIn, localDay, localMoment, monthOf } from "./calendar.mjs";
import { IDENTIFIER } from "./fields.mjs";
import { groupBy } from "./grouping.mjs";
import { checked } from "./int64.mjs";
import { readThreshold, readWindow, isAlways } from "./tariff.mjs";

const MOST_RULES = 16;
const MOST_PLACES = 100;
const MICROS_PER_MILLI = 1000n;
const NO_PRICE = { digits: 0n, scale: 0 };

/** Reads what an account permits of the use under a contract; none where it says nothing. */
export function readRules(fields) {
  if (!fields.has("rules")) return [];
  const rules = fields.list("rules", readRule);
  const names = new Set(rules.map(({ name }) => name));
  fields.check(rules.length > 0 && rules.length <= MOST_RULES, "rules", `are not from 1 to ${MOST_RULES}`);
  fields.check(names.size === rules.length, "rules", "have a name twice");
  return rules;
}

function readRule(fields) {
  const shared = fields.optional("across", (field) => fields.oneOf(field, ["account"])) !== undefined;
  fields.check(!shared || fields.has("limit"), "across", "is of a rule that counts nothing");
  const rule = { name: fields.name("name"), ...fields.effective(), ...readLimit(fields), shared };
  return { ...rule, text: textOf(rule) };
}

/** By which a rule is the same in several contracts: only those that count have it. */
const textOf = ({ name, from, to, limit, per, ofMoney, shared }) => (shared ? [from, to, limit, per, ofMoney, name].join(" ") : undefined);

/** Whether a rule of one contract counts what is used under another. */
export const isShared = (contract, other) => contract.rules.some(({ text }) => text !== undefined && other.rules.some((rule) => rule.text === text));

function readLimit(fields) {
  if (fields.has("hours")) {
    const hours = fields.list("hours", readWindow);
    fields.check(hours.length > 0 && !hours.some(isAlways), "hours", "are none, or without restriction");
    return { hours };
  }
  if (fields.has("places")) return { places: readPlaces(fields) };
  const limit = readThreshold.call(fields, "limit");
  fields.check(limit > 0n, "limit", "is not above zero");
  const ofMoney = fields.optional("of", (field) => fields.oneOf(field, ["money"])) !== undefined;
  return { limit: ofMoney ? limit * MICROS_PER_MILLI : limit, ofMoney, per: fields.oneOf("per", ["day", "month"]) };
}

function readPlaces(fields) {
  const places = fields.texts("places");
  const ordered = places.every((place, i) => IDENTIFIER.test(place) && (i === 0 || places[i - 1] < place));
  fields.check(places.length > 0 && places.length <= MOST_PLACES && ordered, "places", `are not 1 to ${MOST_PLACES} identifiers in order`);
  return places;
}

/**
 * What was used in each interval, less what is deducted of use of the same contract and unit that the same rules count: that is taken off
 * the interval in which it begins, where both begin before an instant, or neither; of those that began last by then off the first that has
 * not ended. Where there is none it stands alone.
 *
 * @param used as {@link ruleLines} takes it, with its `unit`, and whether it is `deducted`
 */
export function netIntervals(used, from) {
  const textOfAlike = ({ key, unit, counting, begin }) => JSON.stringify([key, unit, begin < from, counting.map(({ name }) => name)]);
  return [...groupBy(used, textOfAlike).values()].flatMap(net);
}

function net(used) {
  const own = used.filter(({ deducted }) => !deducted).sort(inOrder).map((each) => ({ ...each }));
  const beginning = [...groupBy(own, ({ begin }) => begin).values()];
  const alone = [];
  let last = -1;
  for (const taken of used.filter(({ deducted }) => deducted).sort((one, other) => one.begin - other.begin)) {
    while (last + 1 < beginning.length && beginning[last + 1][0].begin <= taken.begin) last++;
    const holding = beginning[last]?.find(({ end }) => end > taken.begin);
    if (holding === undefined) alone.push(taken);
    else Object.assign(holding, { quantity: checked(holding.quantity + taken.quantity), amount: checked(holding.amount + taken.amount) });
  }
  return [...own, ...alone];
}

/**
 * Decides use in the order of service time: one line without a price for each run of intervals that follow each other and are decided
 * alike. Amounts are counted from the begin of the local month on; what was denied counts too.
 *
 * @param tariff by whose zone and holidays times are local
 * @param used of the local month up to the end: `begin`, `end`, `quantity` in milli-units, `amount` in micro-units, `place`, the `key` of
 *     its contract, whether it is `decided` or only counted, and the rules `counting` it
 * @param from what begins before is only counted
 */
export function ruleLines(rules, tariff, used, from) {
  const counted = new Map();
  const lines = [];
  let last;
  for (const { begin, end, quantity, amount, place, decided, counting } of [...used].sort(inOrder)) {
    const holding = rules.filter((rule) => begin >= rule.from && (rule.to === undefined || begin < rule.to));
    if (holding.length === 0) continue;
    const moment = { begin, place, ...localMoment(tariff, begin) };
    const denying = holding.find((rule) => !permits(rule, moment, counted, tariff));
    for (const rule of holding.filter((each) => counting.includes(each))) count(rule, rule.ofMoney ? amount : quantity, begin, counted, tariff);
    if (begin < from || !decided) continue;
    if (last === undefined || last.name !== denying?.name || last.to !== begin) {
      last = { component: denying ? "denied" : "permitted", name: denying?.name, from: begin, to: end, quantity, price: NO_PRICE, amount: 0n };
      lines.push(last);
    } else {
      Object.assign(last, { to: end, quantity: checked(last.quantity + quantity) });
    }
  }
  return lines;
}

function permits(rule, moment, counted, { zone }) {
  if (rule.hours) return rule.hours.some((window) => isIn(window, moment));
  if (rule.places) return rule.places.includes(moment.place);
  return (counted.get(spanOf(rule, moment.begin, zone)) ?? 0n) < rule.limit;
}

function count(rule, quantity, begin, counted, { zone }) {
  if (rule.limit === undefined) return;
  const span = spanOf(rule, begin, zone);
  counted.set(span, checked((counted.get(span) ?? 0n) + quantity));
}

/** The local day or month that a rule counts an instant in. */
const spanOf = ({ name, per }, begin, zone) => `${per === "day" ? localDay(zone, begin) : monthOf(zone, begin).from} ${name}`;

function inOrder(one, other) {
  for (const field of ["begin", "end", "place", "quantity", "amount", "key"]) {
    if (one[field] !== other[field]) return one[field] < other[field] ? -1 : 1;
  }
  return 0;
}
