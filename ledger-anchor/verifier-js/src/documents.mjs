import { fromBase64, toHex, utf8 } from "./bytes.mjs";
import { identityOf, keyIdentity } from "./block.mjs";
import { Fields } from "./fields.mjs";
import { requireFieldKey } from "./foreign/ecdsa.mjs";
import { LENIENCY } from "./foreign/signatureNumbers.mjs";
import { sha256 } from "./hashing.mjs";
import { parseCanonical } from "./json.mjs";
import { at, Refused } from "./refused.mjs";
import { KEY_LENGTHS } from "./signatures.mjs";
import { readTariff } from "./tariff.mjs";

export const ROLES = ["meter", "maker", "field", "operator", "registrar", "tariff", "desk", "billing", "log", "anchor", "witness"];
const COMMODITIES = ["electricity", "gas", "water", "heat"];
const PAYMENTS = ["credit", "prepaid"];
const KINDS = ["live", "seal", "charging"];
const FINGERPRINT = /^[0-9a-f]{32}$/;
const LONGEST_CHAIN = 8;
/** The algorithm of keys that sign foreign records only. */
const FIELD = "ECDSA";
const MOST_PROVEN = 64;
const LARGEST_REGISTER = 1_000_000_000_000n;
const LARGEST_MULTIPLIER = 1_000_000n;

const READERS = {
  "meter-enrolment": readEnrolment,
  "key-revocation": readRevocation,
  "key-compromise": readCompromise,
  "conflict-resolution": readResolution,
  leniency: readLeniency,
  "usage-point": readUsagePoint,
  "meter-installation": readInstallation,
  "register-reset": readReset,
  account: readAccount,
  agreement: readAgreement,
  authorisation: readAuthorisation,
  "top-up": readTopUp,
  "period-close": readPeriodClose,
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
  account: "id",
  agreement: "usagePoint",
  authorisation: "token",
  "top-up": "account",
  "period-close": "account",
  tariff: "id",
};

/** Reads a document's canonical JSON; its hash and subject are added. */
export function readDocument(json) {
  const fields = new Fields(parseCanonical(json));
  const type = fields.oneOf("type", Object.keys(READERS));
  const document = Fields.whole(fields, READERS[type]);
  return { ...document, type, subject: document[SUBJECTS[type]], hash: toHex(sha256(utf8(json))) };
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
  return { maker, serial, meter, ...key, ...fields.effective(), voucher };
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
  fields.oneOf("commodity", COMMODITIES);
  fields.zone("zone");
  fields.coordinate("latitude");
  fields.coordinate("longitude");
  return { id: fields.identifier("id"), place: fields.identifier("place"), placeName: fields.name("placeName") };
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
  return { ...readContract(fields), usagePoint: fields.identifier("usagePoint"), readingType: fields.obis("readingType") };
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
  };
}

function readTopUp(fields) {
  const amount = fields.integer("amountMicros");
  fields.check(amount > 0n, "amountMicros", "is not above zero");
  return { id: fields.identifier("id"), account: fields.identifier("account"), amount, at: fields.instant("at") };
}

function readPeriodClose(fields) {
  const [from, to] = [fields.instant("from"), fields.instant("to")];
  fields.check(to > from, "to", "is not after from");
  return { id: fields.identifier("id"), account: fields.identifier("account"), from, to, at: fields.instant("at") };
}
