import { ALERT, BLOCK, ordered, readAnchor, readBundledBlock, readBundledDocument, readBundledEntry, readLeaf, readLog, readSignerKey } from "./bundle.mjs";
import { QUALITIES, readBlock } from "./block.mjs";
import { concat, fromHex, toHex, utf8 } from "./bytes.mjs";
import { Fields } from "./fields.mjs";
import { sha256 } from "./hashing.mjs";
import { instantText } from "./instant.mjs";
import { encode } from "./json.mjs";
import { readCheckpoint } from "./note.mjs";
import { at, require } from "./refused.mjs";
import { decimal } from "./report.mjs";

const ALERT_KINDS = ["LOW_CREDIT", "EXHAUSTED"];
const FORMAT = "meterproof-proof/1";
const MOST_INDEX = 32_767;
const SALT = /^[0-9a-f]{32}$/;
const [MICRO_DIGITS, MILLI_DIGITS] = [6, 3];

/** Whether JSON claims to be the proof of one fact. */
export const isFact = ({ format }) => format === FORMAT;

/** Reads the proof of one entry, alert, block or reading by structure alone, as a bundle of nothing else with its `fact`. */
export function readFact(root) {
  const proof = ordered(Fields.whole(new Fields(root), readRoot));
  require(proof.log.statementPath.length === 0, "log.statementPath", "is not needed: nothing is said of statements");
  return proof;
}

function readRoot(fields) {
  fields.oneOf("format", [FORMAT]);
  return {
    entries: [],
    blocks: [],
    ...readKind(fields),
    documents: fields.list("documents", readBundledDocument),
    keys: fields.list("keys", readSignerKey),
    log: Fields.whole(fields.object("log"), readLog),
    anchor: Fields.whole(fields.object("anchor"), readAnchor),
    digest: fields.hash("digest"),
  };
}

function readKind(fields) {
  if (fields.has("entry")) return { kind: "entry", entries: [Fields.whole(fields.object("entry"), readBundledEntry)] };
  if (fields.has("alert")) return { kind: "alert", alert: Fields.whole(fields.object("alert"), readBundledAlert) };
  if (fields.has("block")) return { kind: "block", blocks: [Fields.whole(fields.object("block"), readBundledBlock)] };
  const block = Fields.whole(fields.object("reading"), readReading);
  return { kind: "reading", blocks: [block] };
}

function readBundledAlert(fields) {
  const payload = utf8(encode(fields.raw("alert")));
  return { ...Fields.whole(fields.object("alert"), readAlert), leaf: readLeaf(fields, ALERT, payload) };
}

function readAlert(fields) {
  return {
    id: fields.hash("id"),
    account: fields.identifier("account"),
    kind: fields.oneOf("kind", ALERT_KINDS),
    raised: fields.instant("raised"),
    balance: fields.integer("balance"),
    emptyAt: fields.optional("emptyAt", fields.instant),
    currency: fields.text("currency"),
  };
}

function readReading(fields) {
  const index = fields.count("index");
  fields.check(index <= MOST_INDEX, "index", "is that of no reading");
  const quality = fields.count("quality");
  fields.check(quality < QUALITIES.length, "quality", "is unknown");
  const salt = fromHex(fields.matching("salt", SALT, "is not 16 bytes in lower-case hexadecimal"));
  const [signed, signature] = [fields.base64("signed"), fields.base64("signature")];
  return {
    ...at(`${fields.path}.signed`, () => readBlock(signed)),
    signed,
    signature,
    digest: toHex(sha256(signed)),
    leaf: readLeaf(fields, BLOCK, concat(signed, signature)),
    reading: { index, value: fields.integer("value"), quality, salt, path: fields.hashes("path").map(fromHex) },
  };
}

/** What the proof of a fact that passed shows, and no more. */
export function concludeFact({ bundle, trust }) {
  const { origin, size, root } = readCheckpoint(bundle.log.epochCheckpoint);
  return {
    words: WORDS[bundle.kind](bundle),
    checkpoint: { origin, epoch: bundle.log.epoch, size, root: toHex(root) },
    anchor: bundle.anchor,
    keysTrusted: trust !== undefined,
    notProven: [
      ...(trust ? [] : ["who holds the keys: no trust file was given"]),
      ...(trust?.chain ? [] : ["which contract is the log's: no trust file names its chain"]),
      "what else is in the log, and that nothing later takes this back",
      "that the log's keys were valid when they signed: a checkpoint carries no time",
    ],
  };
}

const WORDS = {
  entry: ({ entries: [{ sequence, account, booked, currency, balance, lines = [] }] }) =>
    `entry ${sequence} of account ${account}, booked ${instantText(booked)}: ${lines.length} lines of ` +
    `${decimal(lines.reduce((sum, { amount }) => sum + amount, 0n), MICRO_DIGITS)} ${currency}, balance ${decimal(balance, MICRO_DIGITS)}`,
  alert: ({ alert: { kind, account, raised, balance, currency, emptyAt } }) =>
    `alert ${kind} to account ${account}, raised ${instantText(raised)}: credit of ${decimal(balance, MICRO_DIGITS)} ${currency}` +
    (emptyAt === undefined ? "" : ` until ${instantText(emptyAt)}`),
  block: ({ blocks: [{ digest, meter, usagePoint, count, obis, start, end }] }) =>
    `block ${digest} of meter ${meter} at usage point ${usagePoint}: ${count} readings of ${obis} from ${instantText(start)} to ${instantText(end)}`,
  reading: ({ blocks: [{ firstSequence, obis, meter, start, interval, unit, reading }] }) =>
    `reading ${firstSequence + BigInt(reading.index)} of ${obis} of meter ${meter}, of the block from ${instantText(start)} every ${interval} s: ` +
    `${decimal(reading.value, MILLI_DIGITS)} ${unit}, ${QUALITIES[reading.quality]}`,
};
