import { concat, equal, fromHex, toHex, u16, utf8 } from "./bytes.mjs";
import { IDENTIFIER, obisText } from "./fields.mjs";
import { sha256 } from "./hashing.mjs";
import { MAX_SECONDS } from "./instant.mjs";
import { MAX } from "./int64.mjs";
import { rootOfLeaves, leafHash } from "./merkle.mjs";
import { require } from "./refused.mjs";

export const SIGNED_LENGTH = 184;
const MAX_COUNT = 300;
const TAG = utf8("METERPROOF/BLK\0\x01");
const ZEROS = "0".repeat(64);
const KINDS = ["live", "seal", "charging"];
const ALGORITHMS = [undefined, "Ed25519", "P-256", "ML-DSA-44"];
/** Of keys: the last sign foreign records only. */
const KEY_ALGORITHMS = [...ALGORITHMS, "ECDSA"];
const UNITS = [undefined, "kWh", "m3", "kvarh"];
const MODES = ["interval", "register"];
export const QUALITIES = ["RAW", "VALIDATED", "ESTIMATED", "EDITED", "QUESTIONABLE", "DERIVED"];
const SEED = 32;
const READING = 9;
const MAX_QUANTITY = 1_000_000_000_000n;

/** Reads the 184 signed bytes. Sequence numbers and registers are bigint, times seconds. */
export function readBlock(signed) {
  require(signed.length === SIGNED_LENGTH, "", `a block has ${SIGNED_LENGTH} bytes, not ${signed.length}`);
  require(equal(signed.subarray(0, TAG.length), TAG), "", "is not a block of version 1");
  const view = new DataView(signed.buffer, signed.byteOffset, signed.length);
  const kind = code(KINDS, signed[16], "kind");
  const start = Number(view.getBigInt64(98));
  const interval = view.getInt32(106);
  const count = view.getUint16(110);
  const block = {
    kind,
    algorithm: code(ALGORITHMS, signed[17], "algorithm"),
    meter: toHex(signed.subarray(18, 50)),
    key: toHex(signed.subarray(50, 82)),
    obis: obisText(signed.subarray(82, 88)),
    unit: code(UNITS, signed[88], "unit"),
    mode: code(MODES, signed[89], "mode"),
    firstSequence: view.getBigInt64(90),
    nextSequence: view.getBigInt64(90) + BigInt(count),
    start,
    interval,
    count,
    end: kind === "charging" ? start + interval : start + interval * count,
    closingRegister: view.getBigInt64(112),
    seal: toHex(signed.subarray(120, 152)),
    root: toHex(signed.subarray(152, 184)),
  };
  check(block);
  return block;
}

/** Reads packed readings: seed, count, and for each reading value and quality. */
export function readReadings(packed) {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  require(packed.length >= SEED + 2, "", "packed readings are too short");
  const count = view.getUint16(SEED);
  const fits = count >= 1 && count <= MAX_COUNT && packed.length === SEED + 2 + READING * count;
  require(fits, "", `${packed.length} bytes do not hold ${count} readings`);
  const values = [];
  const qualities = [];
  for (let i = 0; i < count; i++) {
    const offset = SEED + 2 + READING * i;
    values.push(view.getBigInt64(offset));
    qualities.push(packed[offset + 8]);
    require(qualities[i] < QUALITIES.length, "", `unknown quality ${qualities[i]}`);
  }
  return { seed: packed.slice(0, SEED), values, qualities };
}

/** The RFC 6962 root that a block of these readings signs. */
export function readingsRoot({ seed, values, qualities }) {
  let salts;
  const leaves = values.map((value, index) => {
    if (index % 2 === 0) salts = sha256(concat(utf8("METERPROOF/SALT"), seed, u16(index / 2)));
    return readingLeaf({ index, value, quality: qualities[index], salt: salts.subarray(16 * (index % 2), 16 * (index % 2) + 16) });
  });
  return toHex(rootOfLeaves(leaves));
}

/** The leaf hash of one reading with its salt of 16 bytes. */
export function readingLeaf({ index, value, quality, salt }) {
  const entry = new Uint8Array(28);
  const view = new DataView(entry.buffer);
  entry[0] = 0x52;
  view.setUint16(1, index);
  view.setBigInt64(3, value);
  entry[11] = quality;
  entry.set(salt, 12);
  return leafHash(entry);
}

/** That a block, its readings and its transaction belong together and are possible at all. */
export function requirePossible(block, readings, charging) {
  require(readings.values.length === block.count, "", "the block does not have as many readings as it says");
  require(readingsRoot(readings) === block.root, "", "the readings do not have the block's root");
  require(block.end <= MAX_SECONDS, "", "the readings end after 9999");
  require((block.kind === "charging") === (charging !== undefined), "", "transaction and token come with a charging block only");
  if (charging) requireSealed(block, charging);
  require(block.closingRegister >= 0n, "", "the closing register is negative");
  if (block.mode === "register") requireRegisters(block, readings.values);
  else requireQuantities(readings.values);
}

/** `SHA256(tag ‖ u16 length ‖ first ‖ u16 length ‖ second)`: how meters and transactions are named. */
export function identityOf(tag, first, second) {
  const [one, two] = [utf8(first), utf8(second)];
  return toHex(sha256(concat(utf8(tag), u16(one.length), one, u16(two.length), two)));
}

/** The identity of a raw public key, given in hexadecimal. */
export const keyIdentity = (algorithm, publicKey) =>
  toHex(sha256(concat(utf8("METERPROOF/KEY"), Uint8Array.of(KEY_ALGORITHMS.indexOf(algorithm)), fromHex(publicKey))));

function requireSealed(block, { transaction, token }) {
  require(IDENTIFIER.test(transaction) && IDENTIFIER.test(token), "", "the transaction or token is not an identifier");
  const seal = identityOf("METERPROOF/TRANSACTION", transaction, token);
  require(seal === block.seal, "", "the block does not seal this transaction and token");
}

function requireRegisters(block, values) {
  require(values[0] >= 0n, "", "a register is negative");
  require(values.every((value, i) => i === 0 || value >= values[i - 1]), "", "the register runs backwards");
  require(values.at(-1) === block.closingRegister, "", "the last register is not the closing one");
  require(block.closingRegister - values[0] <= MAX_QUANTITY, "", "the register advances impossibly far");
}

function requireQuantities(values) {
  require(values.every((value) => value >= 0n && value <= MAX_QUANTITY), "", "a quantity is negative or impossibly large");
  require(values.reduce((sum, value) => sum + value, 0n) <= MAX_QUANTITY, "", "the quantities are impossibly large");
}

function check(block) {
  require(block.firstSequence >= 1n, "", "sequence numbers begin at 1");
  require(block.count >= 1 && block.count <= MAX_COUNT, "", `a block has 1 to ${MAX_COUNT} readings`);
  require(block.firstSequence <= MAX - BigInt(block.count), "", "the sequence numbers pass 2^63");
  require(block.start >= 0 && block.start <= MAX_SECONDS, "", "the start is not between 1970 and 9999");
  require(block.interval >= 1, "", "the interval is not positive");
  require(block.kind !== "live" || block.seal === ZEROS, "", "a live block seals nothing");
  const transaction = block.count === 2 && block.mode === "register";
  require(block.kind !== "charging" || transaction, "", "a charging transaction has two register values");
}

function code(constants, index, what) {
  require(constants[index] !== undefined, "", `unknown ${what} ${index}`);
  return constants[index];
}
