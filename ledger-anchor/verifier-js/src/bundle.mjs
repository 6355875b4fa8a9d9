import { concat, fromHex, toHex, utf8 } from "./bytes.mjs";
import { keyIdentity, readBlock, readReadings } from "./block.mjs";
import { readDocument, ROLES } from "./documents.mjs";
import { ORIGIN_CLASSES, readEntry } from "./entries.mjs";
import { Fields } from "./fields.mjs";
import { FORMATS, payloadOf, readRecord } from "./foreign/record.mjs";
import { sha256 } from "./hashing.mjs";
import { encode } from "./json.mjs";
import { leafHash } from "./merkle.mjs";
import { at, require } from "./refused.mjs";

export const MAX_BYTES = 64 * 1024 * 1024;
/** Of the bundle's JSON. */
export const BOUNDS = { values: 2_000_000, depth: 16 };
const FORMAT = "meterproof-bundle/3";
const LIMITS = { documents: 20_000, keys: 1_000 };
const MAX_LEAVES = 100_000;
const PUBLIC_KEY = /^[0-9a-f]{64}$/;
const CHAIN_ID = /^[1-9]\d{0,77}$/;
const ADDRESS = /^0x[0-9a-f]{40}$/;
const WORD = /^0x[0-9a-f]{64}$/;
export const [BLOCK, LEDGER_ENTRY, ALERT] = [1, 2, 5];

/** Reads the bundle by structure alone: every field in its one form, everything in its order. */
export function readBundle(root) {
  const bundle = Fields.whole(new Fields(root), readRoot);
  require(bundle.entries.length > 0, "entries", "are none");
  return ordered(bundle);
}

/** What was read, if it keeps the limits and everything is in its order. */
export function ordered(bundle) {
  const leaves = bundle.entries.length + bundle.blocks.length;
  require(leaves <= MAX_LEAVES, "blocks", `and entries are more than ${MAX_LEAVES}`);
  for (const [list, most] of Object.entries(LIMITS)) require(bundle[list].length <= most, list, `are more than ${most}`);
  requireAscending(bundle.keys, "keys", ({ role, publicKey }) => `${role} ${publicKey}`);
  requireAscending(bundle.documents, "documents", ({ hash }) => hash);
  requireAscending(bundle.blocks, "blocks", ({ digest }) => digest);
  bundle.documents.forEach(({ signatures }, i) =>
    requireAscending(signatures, `documents[${i}].signatures`, ({ role, key }) => `${role} ${key}`));
  requireAscending(bundle.log.shards, "log.shards", ({ shard }) => shard);
  return bundle;
}

function readRoot(fields) {
  fields.oneOf("format", [FORMAT]);
  return {
    account: fields.identifier("account"),
    entries: fields.list("entries", readBundledEntry),
    blocks: fields.list("blocks", readBundledBlock),
    documents: fields.list("documents", readBundledDocument),
    keys: fields.list("keys", readSignerKey),
    log: Fields.whole(fields.object("log"), readLog),
    anchor: Fields.whole(fields.object("anchor"), readAnchor),
    digest: fields.hash("digest"),
  };
}

export function readBundledEntry(fields) {
  const payload = utf8(encode(fields.raw("entry")));
  const entry = Fields.whole(fields.object("entry"), readEntry);
  return { ...entry, leaf: readLeaf(fields, LEDGER_ENTRY, payload) };
}

export function readBundledBlock(fields) {
  if (fields.has("format")) return readBundledRecord(fields);
  const signed = fields.base64("signed");
  const signature = fields.base64("signature");
  const block = at(`${fields.path}.signed`, () => readBlock(signed));
  const packed = fields.base64("readings");
  return {
    ...block,
    usagePoint: fields.identifier("usagePoint"),
    originClass: fields.oneOf("originClass", ORIGIN_CLASSES),
    signed,
    signature,
    readings: at(`${fields.path}.readings`, () => readReadings(packed)),
    charging: readCharging(fields),
    digest: toHex(sha256(signed)),
    leaf: readLeaf(fields, BLOCK, concat(signed, signature)),
  };
}

function readBundledRecord(fields) {
  const format = fields.oneOf("format", FORMATS);
  const bytes = fields.base64("signed");
  const key = fields.hash("key");
  return {
    ...at(`${fields.path}.signed`, () => readRecord(format, bytes, key)),
    usagePoint: fields.identifier("usagePoint"),
    originClass: fields.oneOf("originClass", ORIGIN_CLASSES),
    leniency: fields.optional("leniency", fields.hash),
    charging: readCharging(fields),
    leaf: readLeaf(fields, BLOCK, payloadOf(format, bytes)),
  };
}

function readCharging(fields) {
  fields.check(fields.has("transaction") === fields.has("token"), "token", "comes with a transaction");
  return fields.has("token") ? { transaction: fields.text("transaction"), token: fields.text("token") } : undefined;
}

/** Where a commitment stands, and its leaf hash: the payload opened with its salt. */
export function readLeaf(fields, type, payload) {
  return Fields.whole(fields.object("leaf"), (leaf) => {
    const salt = fromHex(leaf.hash("salt"));
    const commitment = sha256(concat(utf8("METERPROOF/ENTRY"), salt, payload));
    const hash = leafHash(concat(Uint8Array.of(type, 1), commitment));
    return { shard: leaf.count("shard"), index: leaf.natural("index"), salt, hash };
  });
}

export function readBundledDocument(fields) {
  const document = at(`${fields.path}.json`, () => readDocument(fields.text("json")));
  return { ...document, signatures: fields.list("signatures", readSignature) };
}

function readSignature(fields) {
  return { role: fields.oneOf("role", ROLES), key: fields.hash("key"), signature: fields.base64("signature") };
}

export function readSignerKey(fields) {
  const publicKey = fields.matching("publicKey", PUBLIC_KEY, "is not 32 bytes in lower-case hexadecimal");
  return { role: fields.oneOf("role", ROLES), publicKey, algorithm: "Ed25519", key: keyIdentity("Ed25519", publicKey) };
}

export function readLog(fields) {
  return {
    epoch: fields.natural("epoch"),
    generation: fields.natural("generation"),
    firstShard: fields.optional("firstShard", readFirstShard) ?? 0,
    shards: fields.list("shards", readShard),
    shardSetSize: fields.count("shardSetSize"),
    shardSetProof: fields.hashes("shardSetProof").map(fromHex),
    statementIndex: fromHex(fields.hash("statementIndex")),
    statementPath: fields.hashes("statementPath").map(fromHex),
    epochInclusion: fields.hashes("epochInclusion").map(fromHex),
    epochCheckpoint: fields.text("epochCheckpoint"),
  };
}

function readShard(fields) {
  return {
    shard: fields.count("shard"),
    position: fields.count("position"),
    note: fields.text("note"),
    multiproof: fields.hashes("multiproof").map(fromHex),
    sealed: fields.optional("sealed", () => Fields.whole(fields.object("sealed"), readSealed)),
  };
}

/** The first shard of a later generation than the first; it is left out in that. */
function readFirstShard(field) {
  const first = this.count(field);
  this.check(first > 0, field, "is left out in the first generation");
  return first;
}

/** What a sealed shard ends with. */
function readSealed(fields) {
  const generation = fields.natural("generation");
  fields.check(generation > 1n, "generation", "takes over from none");
  return { generation, firstShard: readFirstShard.call(fields, "firstShard") };
}

export function readAnchor(fields) {
  return {
    chainId: fields.matching("chainId", CHAIN_ID, "is not a decimal number"),
    contract: fields.matching("contract", ADDRESS, "is not an address"),
    transaction: fields.matching("transaction", WORD, "is not a hash of the chain"),
    block: fields.matching("block", WORD, "is not a hash of the chain"),
    blockNumber: fields.natural("blockNumber"),
    root: fields.hash("root"),
    expected: fields.hash("expected"),
    acc: fields.hash("acc"),
  };
}

function requireAscending(elements, path, order) {
  for (let i = 1; i < elements.length; i++) {
    const ascending = order(elements[i - 1]) < order(elements[i]);
    require(ascending, `${path}[${i}]`, "does not come after the element before it");
  }
}
