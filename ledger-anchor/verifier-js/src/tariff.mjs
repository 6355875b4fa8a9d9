import { SECONDS_PER_DAY } from "./calendar.mjs";
import { Fields } from "./fields.mjs";
import { requireSound } from "./tariffRules.mjs";

const UNITS = ["kWh", "m3", "kvarh"];
const DAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
const HOLIDAY = "HOL";
const COMMODITIES = ["electricity", "gas", "water", "heat"];
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MONTH_DAY = /^\d\d-\d\d$/;
const LEAP_YEAR = 2024;
const MINUTES_PER_DAY = 1440;
const LONGEST_RATCHET = 60;
const MILLI_DIGITS = 3;
const PERCENT_DIGITS = 4;
const MOST_MONTHS_BACK = 120;
const WITHOUT_CYCLE = ["standing", "fee", "back-billing"];
const OF_SESSIONS = ["start-fee", "time", "idle"];
const AS_READ = ["energy", "dynamic", ...OF_SESSIONS];

const READERS = {
  energy: (fields) => ({ unit: readUnit(fields), prices: readPrices(fields, readFlat) }),
  tiered: (fields) => ({
    unit: readUnit(fields),
    allocation: fields.oneOf("allocation", ["blended", "in-order-of-use"]),
    basis: fields.oneOf("basis", ["month", "day", "kilowatt"]),
    prices: readTieredPrices(fields),
  }),
  dynamic: (fields) => ({
    unit: readUnit(fields),
    series: fields.identifier("series"),
    factor: fields.price("factor"),
    addition: fields.price("addition"),
  }),
  "start-fee": (fields) => ({ price: fields.price("price") }),
  time: (fields) => ({ pricePerHour: fields.price("pricePerHour"), stepSeconds: readStep(fields) }),
  idle: (fields) =>
    ({ pricePerHour: fields.price("pricePerHour"), graceSeconds: fields.count("graceSeconds"), stepSeconds: readStep(fields) }),
  demand: readDemand,
  fee: (fields) => ({ price: fields.price("price") }),
  standing: (fields) => ({ pricePerDay: fields.price("pricePerDay") }),
  monthly: (fields) => ({ pricePerMonth: fields.price("pricePerMonth") }),
  minimum: (fields) => ({ amount: fields.price("amount"), per: fields.oneOf("per", ["month", "year"]), on: readOn(fields) }),
  "net-metering": (fields) =>
    ({ charge: fields.identifier("charge"), expires: readMonth(fields, "expires"), residualPrice: fields.price("residualPrice") }),
  "net-billing": (fields) => ({
    unit: readUnit(fields),
    prices: readPrices(fields, readFlat),
    carryOver: fields.optional("carryOver", (field) => Fields.whole(fields.object(field), readCarryOver)),
  }),
  levy: (fields) => {
    fields.check(fields.has("on"), "on", "is missing");
    return { percent: readPercent(fields), on: readOn(fields) };
  },
  "back-billing": readBackBilling,
  vat: (fields) => ({ category: fields.identifier("category"), percent: readPercent(fields), on: readOn(fields) }),
};

/** Whether a component can only be charged when a billing cycle is closed. */
export const needsPeriod = ({ components }) => components.some((component) => !isChargedAsRead(component) && !WITHOUT_CYCLE.includes(component.kind));

/** Whether use entries have the lines of a component: it needs no whole cycle. */
export const isChargedAsRead = ({ kind }) => AS_READ.includes(kind);

/** Whether only charging sessions have a component. */
export const isOfSessions = ({ kind }) => OF_SESSIONS.includes(kind);

/** Of the lines of a use those that its cycle needs besides its quantities. */
export function chargedOf({ components }, lines) {
  const needed = components.filter((component) => component.kind === "dynamic" || isOfSessions(component)).map(({ id }) => id);
  return lines.filter(({ component }) => needed.includes(component));
}

/** Reads a version of a tariff. */
export function readTariff(fields) {
  fields.oneOf("rounding", ["half-up"]);
  fields.optional("approver", fields.name);
  const commodity = fields.optional("commodity", (field) => fields.oneOf(field, COMMODITIES));
  const tariff = {
    id: fields.identifier("id"),
    currency: fields.currency("currency"),
    zone: fields.zone("zone"),
    from: fields.instant("from"),
    parent: fields.optional("parent", fields.hash),
    holidays: new Set(fields.optional("holidays", readHolidays) ?? []),
    components: fields.list("components", readComponent),
  };
  requireSound(tariff, commodity, fields);
  return tariff;
}

function readComponent(fields) {
  const id = fields.identifier("id");
  const kind = fields.oneOf("kind", Object.keys(READERS));
  fields.optional("owner", fields.name);
  return { id, kind, ...READERS[kind](fields) };
}

const readUnit = (fields) => fields.oneOf("unit", UNITS);

function readStep(fields) {
  const step = fields.count("stepSeconds");
  fields.check(step > 0 && step <= SECONDS_PER_DAY, "stepSeconds", "is not from 1 to a day");
  return step;
}

function readDemand(fields) {
  const windowMinutes = fields.count("windowMinutes");
  fields.check(windowMinutes > 0 && MINUTES_PER_DAY % windowMinutes === 0, "windowMinutes", "does not divide a day");
  return {
    windowMinutes,
    assessed: fields.oneOf("assessed", ["monthly", "daily"]),
    prices: readTieredPrices(fields),
    ratchet: fields.optional("ratchet", (field) => Fields.whole(fields.object(field), readRatchet)),
  };
}

function readBackBilling(fields) {
  const months = fields.count("months");
  fields.check(months >= 1 && months <= MOST_MONTHS_BACK, "months", `is not from 1 to ${MOST_MONTHS_BACK}`);
  return { policy: fields.name("policy"), from: fields.instant("from"), months };
}

function readRatchet(fields) {
  const cycles = fields.count("cycles");
  fields.check(cycles > 0 && cycles <= LONGEST_RATCHET, "cycles", `is not from 1 to ${LONGEST_RATCHET}`);
  return { percent: readPercent(fields), cycles };
}

function readCarryOver(fields) {
  return { ends: readMonth(fields, "ends"), expires: fields.oneOf("left", ["expires", "paid"]) === "expires" };
}

function readPercent(fields) {
  const percent = fields.price("percent");
  fields.check(percent.scale <= PERCENT_DIGITS, "percent", "has more than four decimals");
  return percent;
}

function readMonth(fields, field) {
  const month = fields.count(field);
  fields.check(month >= 1 && month <= 12, field, "is not a month from 1 to 12");
  return month;
}

function readOn(fields) {
  const on = fields.optional("on", fields.texts) ?? [];
  fields.check(!fields.has("on") || on.length > 0, "on", "is empty");
  return on;
}

function readPrices(fields, reader) {
  const prices = fields.list("prices", (price) => ({ ...reader(price), windows: readWhen(price) }));
  fields.check(prices.length > 0, "prices", "is empty");
  fields.check(new Set(prices.map(({ name }) => name)).size === prices.length, "prices", "have a name twice");
  return prices;
}

const readFlat = (fields) => ({ name: fields.name("name"), price: fields.price("price") });

const readTieredPrices = (fields) => readPrices(fields, (price) => ({ name: price.name("name"), tiers: readTiers(price) }));

function readTiers(fields) {
  const tiers = fields.list("tiers", (tier) => ({ upTo: tier.optional("upTo", readThreshold), price: tier.price("price") }));
  fields.check(tiers.length > 0, "tiers", "is empty");
  tiers.forEach(({ upTo }, i) => {
    fields.check((upTo === undefined) === (i === tiers.length - 1), "tiers", "have an end where they must not, or none");
    fields.check(upTo === undefined || upTo > (tiers[i - 1]?.upTo ?? 0n), "tiers", "do not ascend");
  });
  return tiers;
}

/** Milli-units. */
export function readThreshold(field) {
  const { digits, scale } = this.price(field);
  this.check(scale <= MILLI_DIGITS, field, "has more than three decimals");
  this.check(scale === 0 || digits % 10n !== 0n, field, "has zeros at its end");
  return digits * 10n ** BigInt(MILLI_DIGITS - scale);
}

/** The windows at any of which a price applies; none where it always does. */
function readWhen(fields) {
  if (!fields.has("when")) return [readWindow(fields)].filter((window) => !isAlways(window));
  const windows = fields.list("when", readWindow);
  fields.check(windows.length > 1, "when", "is not a list of several windows");
  fields.check(!windows.some(isAlways), "when", "has a window without restriction");
  return windows;
}

export const isAlways = ({ seasons, days, holiday, hours }) => seasons.length === 0 && days.length === 0 && !holiday && hours === undefined;

/** A window of local times. */
export function readWindow(fields) {
  const window = {
    seasons: fields.has("seasons") ? fields.list("seasons", readSeason) : [],
    ...(fields.optional("days", readDays) ?? { days: [], holiday: false }),
    hours: undefined,
  };
  fields.check(!fields.has("seasons") || window.seasons.length > 0, "seasons", "is empty");
  if (fields.has("from") || fields.has("to")) {
    const [from, to] = [readTime(fields, "from"), readTime(fields, "to")];
    fields.check(from !== to, "to", "equals from");
    window.hours = { from, to };
  }
  return window;
}

const readSeason = (fields) => ({ from: readMonthDay(fields, "from"), to: readMonthDay(fields, "to") });

function readMonthDay(fields, field) {
  const [month, day] = fields.matching(field, MONTH_DAY, "is not a day of the year such as 06-01").split("-").map(Number);
  const date = new Date(Date.UTC(LEAP_YEAR, month - 1, day));
  fields.check(month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day, field, "is not a day of the year");
  return 100 * month + day;
}

/** Numbers of days, Monday is 0; each named once and in order, then holidays. */
function readDays(field) {
  const names = this.texts(field);
  const holiday = names.at(-1) === HOLIDAY;
  const days = (holiday ? names.slice(0, -1) : names).map((name) => DAYS.indexOf(name));
  const ascending = days.every((day, i) => day >= 0 && (i === 0 || day > days[i - 1]));
  this.check(names.length > 0 && ascending, field, "are not days, each named once, from MON to SUN, then HOL");
  return { days, holiday };
}

/** The numbers of the days. */
function readHolidays(field) {
  const texts = this.texts(field);
  const days = texts.map((text) => Date.parse(`${text}T00:00:00Z`) / 1000 / SECONDS_PER_DAY);
  const real = texts.every((text, i) => DATE.test(text) && new Date(days[i] * 1000 * SECONDS_PER_DAY).toISOString().startsWith(text));
  this.check(texts.length > 0 && real && days.every((day, i) => i === 0 || day > days[i - 1]), field, "are not dates in order");
  return days;
}

/** Seconds of the local day. */
function readTime(fields, field) {
  const [hours, minutes] = fields.matching(field, TIME, "is not a local time such as 07:00").split(":").map(Number);
  return 3600 * hours + 60 * minutes;
}
