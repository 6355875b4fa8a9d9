import { LIKE_DAY } from "./documents.mjs";
import { Fields } from "./fields.mjs";

export const ORIGIN_CLASSES = ["METER_SIGNED", "GATEWAY_SIGNED", "HEAD_END_ATTESTED", "MANUAL", "CUSTOMER_READ"];
const UNITS = ["kWh", "m3", "kvarh"];
const WEEK = /^(?:[1-9]|1[0-2])$/;

const READERS = {
  usage: readUsage,
  reversal: (fields) => ({ reverses: fields.integer("reverses"), cause: fields.hash("cause"), lines: readLines(fields) }),
  "top-up": (fields) => ({ topUp: fields.hash("topUp"), amount: fields.integer("amount"), lines: [] }),
  fee: (fields) => ({ fee: fields.hash("fee"), tariff: fields.hash("tariff"), lines: readLines(fields) }),
  "cycle-charges": readCycle,
  "period-charges": (fields) => ({ from: fields.instant("from"), to: fields.instant("to"), lines: readLines(fields) }),
  statement: readStatement,
  notice: (fields) => ({ notice: fields.hash("notice"), lines: [] }),
};

/** Reads the payload of a ledger entry. Every entry has lines, if only none. */
export function readEntry(fields) {
  const type = fields.oneOf("type", Object.keys(READERS));
  return {
    type,
    account: fields.identifier("account"),
    sequence: fields.integer("sequence"),
    previous: fields.hash("previous"),
    booked: fields.instant("booked"),
    currency: fields.text("currency"),
    balance: fields.integer("balance"),
    ...READERS[type](fields),
  };
}

function readUsage(fields) {
  return {
    usagePoint: fields.identifier("usagePoint"),
    endUse: fields.identifier("endUse"),
    agreement: fields.hash("agreement"),
    tariff: fields.hash("tariff"),
    unit: fields.oneOf("unit", UNITS),
    basis: Fields.whole(fields.object("basis"), readBasis),
    firstSequence: fields.integer("firstSequence"),
    count: fields.count("count"),
    exported: fields.optional("exported", fields.yes) ?? false,
    deduction: fields.optional("deduction", (field) => Fields.whole(fields.object(field), readDeduction)),
    gas: fields.optional("gas", (field) => Fields.whole(fields.object(field), readGas)),
    rebills: fields.optional("rebills", fields.integer),
    lines: readLines(fields),
  };
}

/** Whose use is taken off, and by which description of that usage point. */
const readDeduction = (fields) => ({ usagePoint: fields.identifier("usagePoint"), document: fields.hash("document") });

/** Whose channels tell of a usage: its own usage point's, or the sub-meter's. */
export const meteredAt = ({ usagePoint, deduction }) => deduction?.usagePoint ?? usagePoint;

const readGas = (fields) =>
  ({ volume: fields.integer("volume"), factor: fields.price("factor"), calorificValue: fields.price("calorificValue") });

function readCycle(fields) {
  const cycle = {
    agreement: fields.hash("agreement"),
    usagePoint: fields.optional("usagePoint", fields.identifier),
    endUse: fields.identifier("endUse"),
    from: fields.instant("from"),
    to: fields.instant("to"),
    tariffs: fields.hashes("tariffs"),
    rebills: fields.optional("rebills", fields.integer),
    lines: readLines(fields),
  };
  fields.check(cycle.to > cycle.from, "to", "is not after from");
  fields.check(cycle.tariffs.length > 0, "tariffs", "is empty");
  return cycle;
}

function readBasis(fields) {
  const documents = fields.has("documents") ? readDocuments(fields) : [];
  if (fields.has("advance")) {
    const [advance, block] = [fields.identifier("advance"), fields.hash("block")];
    return { advance, block, installation: fields.hash("installation"), documents };
  }
  if (fields.has("edit")) return { block: fields.hash("block"), edit: fields.hash("edit"), documents };
  if (fields.has("block")) return { block: fields.hash("block"), documents, ...readOrigin(fields) };
  if (fields.has("order")) return readLikeDay(fields, documents);
  return { estimate: fields.identifier("estimate"), after: fields.hash("after"), before: fields.hash("before"), documents };
}

function readLikeDay(fields, documents) {
  fields.check(fields.identifier("estimate") === LIKE_DAY, "estimate", `is not ${LIKE_DAY}`);
  const texts = fields.texts("weeks");
  fields.check(texts.every((text) => WEEK.test(text)), "weeks", "are not each from 1 to 12");
  const weeks = texts.map(Number);
  const [after, order, blocks] = [fields.hash("after"), fields.hash("order"), fields.hashes("blocks")];
  fields.check(weeks.length > 0 && isAscending(weeks), "weeks", "are none, or not in ascending order");
  fields.check(isAscending(blocks), "blocks", "are none, or not in ascending order");
  return { estimate: LIKE_DAY, after, order, weeks, blocks, documents };
}

const isAscending = (list) => list.every((each, i) => i === 0 || list[i - 1] < each);

/** Who vouches for the readings of a block. */
const readOrigin = (fields) => ({ originClass: fields.oneOf("originClass", ORIGIN_CLASSES), simulated: fields.optional("simulated", fields.yes) ?? false });

function readDocuments(fields) {
  const hashes = fields.hashes("documents");
  fields.check(hashes.length > 0 && isAscending(hashes), "documents", "are none, or not in ascending order");
  return hashes;
}

function readStatement(fields) {
  return {
    from: fields.instant("from"),
    to: fields.instant("to"),
    firstSequence: fields.integer("firstSequence"),
    lastSequence: fields.integer("lastSequence"),
    entries: fields.count("entries"),
    lineCount: fields.count("lines"),
    entriesRoot: fields.hash("entriesRoot"),
    opening: fields.integer("opening"),
    closing: fields.integer("closing"),
    lines: [],
  };
}

const readLines = (fields) => fields.list("lines", readLine);

function readLine(fields) {
  return {
    component: fields.identifier("component"),
    name: fields.optional("name", fields.text),
    from: fields.instant("from"),
    to: fields.instant("to"),
    quantity: fields.integer("quantity"),
    price: fields.price("price"),
    amount: fields.integer("amount"),
    agreement: fields.optional("agreement", fields.hash),
  };
}
