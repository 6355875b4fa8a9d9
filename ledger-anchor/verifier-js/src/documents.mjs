import { fromBase64, toHex, utf8 } from "./bytes.mjs";
import { identityOf, keyIdentity } from "./block.mjs";
import { Fields, parsePrice } from "./fields.mjs";
import { requireFieldKey } from "./foreign/ecdsa.mjs";
import { LENIENCY } from "./foreign/signatureNumbers.mjs";
import { gasFactor, STANDARDS } from "./gas.mjs";
import { sha256 } from "./hashing.mjs";
import { parseCanonical } from "./json.mjs";
import { monthOfSeries } from "./publishedPrices.mjs";
import { isExport } from "./rating.mjs";
import { at, Refused } from "./refused.mjs";
import { readRules } from "./rules.mjs";
import { KEY_LENGTHS } from "./signatures.mjs";
import { readTariff } from "./tariff.mjs";

export const ROLES = ["meter", "maker", "field", "operator", "registrar", "tariff", "desk", "billing", "log", "anchor", "witness"];
const COMMODITIES = ["electricity", "gas", "water", "heat"];
/** The one rule by which readings without registers are estimated. */
export const LIKE_DAY = "like-day/1";

const PAYMENTS = ["credit", "prepaid"];
/** As what an account answers; whoever agreed is not named. */
const PARTIES = ["customer", "deemed-occupier", "landlord", "vacant"];
const KINDS = ["live", "seal", "charging"];
const FINGERPRINT = /^[0-9a-f]{32}$/;
const LONGEST_CHAIN = 8;
/** The algorithm of keys that sign foreign records only. */
const FIELD = "ECDSA";
const MOST_PROVEN = 64;
const MOST_PARENTS = 16;
const MOST_DISPUTED = 1_000;
const LARGEST_REGISTER = 1_000_000_000_000n;
const LARGEST_MULTIPLIER = 1_000_000n;
const MOST_GAS_DAYS = 400;
const MOST_PRICES = 3_000;
const LONGEST_SERIES = 90;
const LARGEST_PRICE = 20_000n;
const LAST_SECOND = 253_402_300_799;
const SECONDS_PER_DAY = 86_400;
const MOST_EDITED = 3_000;
const MOST_FEES = 1_000;
const EDITED = /^(?:0|-?[1-9]\d{0,12})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const READERS = {
  "meter-enrolment": readEnrolment,
  "key-revocation": readRevocation,
  "key-compromise": readCompromise,
  "conflict-resolution": readResolution,
  leniency: readLeniency,
  "usage-point": readUsagePoint,
  "meter-installation": readInstallation,
  "register-reset": readReset,
  "gas-conversion": readConversion,
  "reading-edit": readEdit,
  "reading-estimate": readEstimate,
  "calorific-values": readCalorificValues,
  prices: readPrices,
  account: readAccount,
  agreement: readAgreement,
  authorisation: readAuthorisation,
  "top-up": readTopUp,
  "period-close": readPeriodClose,
  "statement-approval": readApproval,
  "statement-issue": readIssue,
  dispute: readDispute,
  "fee-charge": readFeeCharge,
  "fee-withdrawal": readFeeWithdrawal,
  tariff: readTariff,
};

/** What a document is about, by which it is found. */
const SUBJECTS = {
  "meter-enrolment": "meter",
  "key-revocation": "meter",
  "key-compromise": "meter",
  "conflict-resolution": "meter",
  leniency: "meter",
  "usage-point": "id",
  "meter-installation": "meter",
  "register-reset": "meter",
  "gas-conversion": "meter",
  "reading-edit": "meter",
  "reading-estimate": "meter",
  "calorific-values": "region",
  account: "id",
  agreement: "usagePoint",
  authorisation: "token",
  "top-up": "account",
  "period-close": "account",
  "statement-approval": "account",
  "statement-issue": "account",
  dispute: "account",
  "fee-charge": "account",
  "fee-withdrawal": "account",
  tariff: "id",
};

/** Reads a document's canonical JSON; its hash and subject are added. */
export function readDocument(json) {
  const fields = new Fields(parseCanonical(json));
  const type = fields.oneOf("type", Object.keys(READERS));
  const document = Fields.whole(fields, READERS[type]);
  const subject = type === "prices" ? monthOfSeries(document.series, document.from) : document[SUBJECTS[type]];
  return { ...document, type, subject, hash: toHex(sha256(utf8(json))) };
}

/** A public key with its algorithm and identity, as documents and trust files give it. */
export function readKey(fields) {
  const algorithm = fields.oneOf("algorithm", Object.keys(KEY_LENGTHS));
  const publicKey = fields.text("publicKey");
  fields.check(fields.hex("publicKey").length === KEY_LENGTHS[algorithm], "publicKey", "has another length");
  const key = fields.hash("key");
  fields.check(key === keyIdentity(algorithm, publicKey), "key", "is not the identity of publicKey");
  return { algorithm, publicKey, key };
}

/** Of a meter: such a key, or one that signs foreign records only, as a SubjectPublicKeyInfo. */
function readMeterKey(fields) {
  if (fields.text("algorithm") !== FIELD) return readKey(fields);
  const publicKey = fields.text("publicKey");
  at("publicKey", () => requireFieldKey(publicKey));
  const key = fields.hash("key");
  fields.check(key === keyIdentity(FIELD, publicKey), "key", "is not the identity of publicKey");
  return { algorithm: FIELD, publicKey, key };
}

function readEnrolment(fields) {
  const maker = fields.identifier("maker");
  const serial = fields.identifier("serial");
  const meter = fields.hash("meter");
  fields.check(meter === identityOf("METERPROOF/METER", maker, serial), "meter", "is not the identity of this maker and serial");
  const key = readMeterKey(fields);
  const voucher = Fields.whole(fields.object("voucher"), readVoucher);
  fields.check(voucher.kind !== "fingerprint" || key.key.startsWith(voucher.read), "voucher.read", "is not how the key begins");
  fields.check(voucher.kind !== "predecessor" || voucher.key !== key.key, "voucher.key", "is the enrolled key itself");
  fields.check(voucher.kind !== "predecessor" || key.algorithm !== FIELD, "voucher.kind", "is of keys that sign documents");
  const model = fields.optional("model", fields.identifier);
  return { maker, serial, meter, model, ...key, ...fields.effective(), voucher };
}

function readVoucher(fields) {
  const kind = fields.oneOf("kind", ["maker", "certificate", "fingerprint", "predecessor"]);
  if (kind === "certificate") return { kind, chain: readChain(fields) };
  if (kind === "fingerprint") return { kind, read: fields.matching("read", FINGERPRINT, "is not 16 bytes in hexadecimal") };
  return kind === "predecessor" ? { kind, ...readKey(fields) } : { kind };
}

function readChain(fields) {
  const texts = fields.texts("chain");
  fields.check(texts.length >= 1 && texts.length <= LONGEST_CHAIN, "chain", `does not have 1 to ${LONGEST_CHAIN} certificates`);
  try {
    return texts.map(fromBase64);
  } catch (error) {
    if (error instanceof Refused) throw fields.refuse("chain", "is not in base64");
    throw error;
  }
}

function readRevocation(fields) {
  const { meter, key } = aboutKey(fields);
  return { meter, key, at: fields.instant("at"), reason: fields.name("reason") };
}

function readCompromise(fields) {
  const { meter, key } = aboutKey(fields);
  const proven = fields.list("proven", readProven);
  fields.check(proven.length <= MOST_PROVEN, "proven", `has more than ${MOST_PROVEN} entries`);
  const channels = new Set(proven.map(({ obis, kind }) => `${obis} ${kind}`));
  fields.check(channels.size === proven.length, "proven", "names a channel and kind twice");
  return { meter, key, since: fields.instant("since"), reason: fields.name("reason"), epoch: fields.natural("epoch"), proven };
}

function readProven(fields) {
  return { obis: fields.obis("obis"), kind: fields.oneOf("kind", KINDS), through: fields.natural("through") };
}

function readResolution(fields) {
  const sequence = fields.integer("sequence");
  fields.check(sequence >= 1n, "sequence", "is below 1");
  const channel = { meter: fields.hash("meter"), obis: fields.obis("obis"), kind: fields.oneOf("kind", KINDS) };
  return { ...channel, sequence, block: fields.hash("block"), reason: fields.name("reason") };
}

function readLeniency(fields) {
  return { meter: fields.hash("meter"), name: fields.oneOf("name", [LENIENCY]), reason: fields.name("reason"), ...fields.effective() };
}

const aboutKey = (fields) => ({ meter: fields.hash("meter"), key: fields.hash("key") });

function readUsagePoint(fields) {
  const commodity = fields.oneOf("commodity", COMMODITIES);
  fields.zone("zone");
  fields.coordinate("latitude");
  fields.coordinate("longitude");
  const id = fields.identifier("id");
  const parents = fields.has("parents") ? readParents(fields, id) : [];
  return { id, commodity, place: fields.identifier("place"), placeName: fields.name("placeName"), parents };
}

/** Beneath which usage points a sub-meter stands, in order of time. */
function readParents(fields, id) {
  const parents = fields.list("parents", (parent) => ({ usagePoint: parent.identifier("usagePoint"), ...parent.effective() }));
  fields.check(parents.length > 0 && parents.length <= MOST_PARENTS, "parents", `are not from 1 to ${MOST_PARENTS}`);
  fields.check(parents.every(({ usagePoint }) => usagePoint !== id), "parents", "name the usage point itself");
  const ordered = parents.every(({ from }, i) => i === 0 || (parents[i - 1].to !== undefined && parents[i - 1].to <= from));
  fields.check(ordered, "parents", "begin before the one before them ends");
  return parents;
}

function readInstallation(fields) {
  const effective = fields.effective();
  const removalRegister = fields.optional("removalRegister", (field) => readRegister(fields, field));
  fields.check(removalRegister === undefined || effective.to !== undefined, "removalRegister", "is of no removal");
  fields.optional("delivery", (field) => Fields.whole(fields.object(field), readDelivery));
  return {
    meter: fields.hash("meter"),
    usagePoint: fields.identifier("usagePoint"),
    ...effective,
    initialRegister: readRegister(fields, "initialRegister"),
    removalRegister,
    readingType: fields.optional("readingType", fields.obis),
    multiplier: fields.optional("multiplier", (field) => readMultiplier(fields, field)),
    registerDigits: fields.optional("registerDigits", (field) => readDigits(fields, field)),
  };
}

function readReset(fields) {
  return {
    meter: fields.hash("meter"),
    obis: fields.obis("obis"),
    at: fields.instant("at"),
    before: readRegister(fields, "before"),
    after: readRegister(fields, "after"),
  };
}

function readEdit(fields) {
  const firstSequence = fields.integer("firstSequence");
  fields.check(firstSequence >= 1n && firstSequence <= 2n ** 60n, "firstSequence", "is not from 1 to 2^60");
  const interval = fields.count("interval");
  fields.check(interval >= 1 && interval <= SECONDS_PER_DAY, "interval", "is not from 1 second to a day");
  const texts = fields.texts("values");
  fields.check(texts.length <= MOST_EDITED && texts.every((text) => EDITED.test(text)), "values", "are too many, or no integers");
  const values = texts.map(BigInt);
  const inRange = values.every((value) => value <= LARGEST_REGISTER && value >= -LARGEST_REGISTER);
  fields.check(inRange, "values", "are beyond any register");
  fields.name("author");
  fields.name("reason");
  const channel = { meter: fields.hash("meter"), obis: fields.obis("obis") };
  return { ...channel, firstSequence, interval, values, start: fields.instant("start"), at: fields.instant("at") };
}

function readEstimate(fields) {
  fields.check(fields.text("rule") === LIKE_DAY, "rule", `is not ${LIKE_DAY}`);
  const [to, at] = [fields.instant("to"), fields.instant("at")];
  fields.check(to <= at, "to", "is after at: what is not yet used is not estimated");
  const channel = { meter: fields.hash("meter"), obis: fields.obis("obis") };
  fields.name("author");
  fields.name("reason");
  return { ...channel, to, at };
}

function readConversion(fields) {
  const [pressure, temperature] = [fields.price("pressure"), fields.price("temperature")];
  fields.check(pressure.digits > 0n && isAtMost(pressure, 10_000n), "pressure", "is not above 0 and at most 10000 kPa");
  fields.check(!isBelow(temperature, 200n) && isAtMost(temperature, 400n), "temperature", "is not from 200 to 400 K");
  const conditions = fields.oneOf("conditions", STANDARDS);
  const factor = gasFactor(conditions, pressure, temperature);
  fields.check(factor.digits > 0n, "pressure", "is too low for any factor");
  const [, hours, minutes] = TIME.exec(fields.matching("dayBegin", TIME, "is not a local time such as 06:00"));
  return {
    meter: fields.hash("meter"),
    ...fields.effective(),
    region: fields.identifier("region"),
    zone: fields.zone("zone"),
    dayBegin: 3600 * Number(hours) + 60 * Number(minutes),
    factor,
  };
}

function readCalorificValues(fields) {
  const days = fields.list("values", readCalorificValue);
  fields.check(days.length >= 1 && days.length <= MOST_GAS_DAYS, "values", `are not of 1 to ${MOST_GAS_DAYS} days`);
  fields.check(days.every(({ day }, i) => i === 0 || days[i - 1].day < day), "values", "are not in order of their days");
  const values = new Map(days.map(({ day, value }) => [day, value]));
  return { region: fields.identifier("region"), at: fields.instant("at"), values };
}

function readCalorificValue(fields) {
  const day = fields.matching("day", DATE, "is not a date such as 2012-06-01");
  const time = Date.parse(`${day}T00:00:00Z`);
  fields.check(!Number.isNaN(time) && new Date(time).toISOString().startsWith(day), "day", "is not a date");
  const value = fields.price("value");
  fields.check(value.digits > 0n && isAtMost(value, 100n), "value", "is not above 0 and at most 100 MJ/m3");
  return { day, value };
}

function readPrices(fields) {
  const series = fields.identifier("series");
  fields.check(series.length <= LONGEST_SERIES, "series", `has more than ${LONGEST_SERIES} characters`);
  const interval = fields.count("interval");
  fields.check(interval >= 1 && interval <= SECONDS_PER_DAY, "interval", "is not from 1 second to a day");
  const texts = fields.texts("prices");
  fields.check(texts.length >= 1 && texts.length <= MOST_PRICES, "prices", `are not from 1 to ${MOST_PRICES}`);
  const prices = texts.map((text) => parsePrice(text));
  fields.check(prices.every((price) => price !== undefined), "prices", "are not decimals of at most six decimals");
  const inRange = prices.every((price) => isAtMost(price, LARGEST_PRICE) && !isBelow(price, -LARGEST_PRICE));
  fields.check(inRange, "prices", `are beyond ${LARGEST_PRICE}`);
  const from = fields.instant("from");
  const last = from + interval * prices.length - 1;
  fields.check(last <= LAST_SECOND && monthOfSeries(series, from) === monthOfSeries(series, last), "prices", "are of more than one month of UTC");
  return { series, at: fields.instant("at"), from, interval, prices };
}

const isAtMost = ({ digits, scale }, limit) => digits <= limit * 10n ** BigInt(scale);

const isBelow = ({ digits, scale }, limit) => digits < limit * 10n ** BigInt(scale);

function readRegister(fields, field) {
  const register = fields.integer(field);
  fields.check(register <= LARGEST_REGISTER && register >= -LARGEST_REGISTER, field, "is beyond any register");
  return register;
}

function readMultiplier(fields, field) {
  const multiplier = fields.price(field);
  const { digits, scale } = multiplier;
  fields.check(digits > 0n && digits <= LARGEST_MULTIPLIER * 10n ** BigInt(scale), field, "is not above 0 and at most 1000000");
  return multiplier;
}

function readDigits(fields, field) {
  const digits = fields.count(field);
  fields.check(digits >= 3 && digits <= 9, field, "is not from 3 to 9");
  return digits;
}

function readDelivery(fields) {
  fields.check(fields.count("every") > 0, "every", "is zero");
  fields.count("grace");
}

function readAccount(fields) {
  fields.oneOf("payment", PAYMENTS);
  fields.count("lowCreditHours");
  return { id: fields.identifier("id"), name: fields.name("name"), currency: fields.currency("currency") };
}

function readAgreement(fields) {
  fields.optional("party", (field) => fields.oneOf(field, PARTIES));
  const agreement = { ...readContract(fields), usagePoint: fields.identifier("usagePoint"), readingType: fields.obis("readingType") };
  fields.check(agreement.rules.length === 0 || !isExport(agreement.readingType), "rules", "are about what is used, and the reading type is of export");
  return agreement;
}

function readAuthorisation(fields) {
  return { ...readContract(fields), token: fields.identifier("token") };
}

function readContract(fields) {
  return {
    id: fields.identifier("id"),
    account: fields.identifier("account"),
    endUse: fields.identifier("endUse"),
    tariff: fields.identifier("tariff"),
    ...fields.effective(),
    rules: readRules(fields),
  };
}

function readTopUp(fields) {
  const amount = fields.integer("amountMicros");
  fields.check(amount > 0n, "amountMicros", "is not above zero");
  return { id: fields.identifier("id"), account: fields.identifier("account"), amount, at: fields.instant("at") };
}

/** Seconds. */
const LONGEST_PERIOD = 400 * 86_400;

function readPeriodClose(fields) {
  const [from, to, at] = ["from", "to", "at"].map((name) => fields.instant(name));
  fields.check(to > from, "to", "is not after from");
  fields.check(to <= at, "to", "is after at");
  fields.check(to <= from + LONGEST_PERIOD, "to", "is more than 400 days after from");
  return { id: fields.identifier("id"), account: fields.identifier("account"), from, to, at };
}

function readApproval(fields) {
  return { ...readNotice(fields), statement: readSequence(fields, "statement"), entriesRoot: fields.hash("entriesRoot") };
}

function readIssue(fields) {
  return { ...readNotice(fields), statement: readSequence(fields, "statement"), approval: fields.hash("approval") };
}

function readDispute(fields) {
  const lines = fields.list("lines", (line) => ({ entry: readSequence(line, "entry"), line: line.count("line") }));
  const ascends = ({ entry, line }, after) => entry < after.entry || (entry === after.entry && line < after.line);
  const ascending = lines.every((line, i) => i === 0 || ascends(lines[i - 1], line));
  fields.check(lines.length > 0 && lines.length <= MOST_DISPUTED && ascending, "lines", "are none, too many, or not in order");
  fields.oneOf("state", ["open", "upheld", "rejected"]);
  fields.name("reason");
  return { ...readNotice(fields), lines };
}

function readFeeCharge(fields) {
  const count = fields.count("count");
  fields.check(count >= 1 && count <= MOST_FEES, "count", `is not from 1 to ${MOST_FEES}`);
  return { ...readNotice(fields), tariff: fields.identifier("tariff"), version: fields.hash("version"), fee: fields.identifier("fee"), count };
}

function readFeeWithdrawal(fields) {
  fields.name("reason");
  return readNotice(fields);
}

const readNotice = (fields) => ({ id: fields.identifier("id"), account: fields.identifier("account"), at: fields.instant("at") });

function readSequence(fields, field) {
  const sequence = fields.integer(field);
  fields.check(sequence > 0n, field, "is not above zero");
  return sequence;
}
