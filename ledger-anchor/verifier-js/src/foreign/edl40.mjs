import { toHex } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { offsetAt } from "../zone.mjs";
import { signed64, signed8, unsigned } from "./littleEndian.mjs";
import { registerOf } from "./register.mjs";

/** The name of what is signed, and of a maker that is not named. */
export const LAYOUT = "edl40";

/** The clock of FNN's Lastenheft EDL shows the legal time of Central Europe. */
const ZONE = "Europe/Berlin";
const SUMMER = 7200;
const WINTER = 3600;

const LENGTH = 320;
const CONTRACT_END = 169;
const CURVES = { 48: "secp192r1", 50: "secp192r1", 64: "secp256r1", 66: "secp256r1" };
const COORDINATES = { secp192r1: 24, secp256r1: 32 };

/** Puts signed bytes together: each field a list of bytes, or `[number, length]` with its least byte first; zeros at the end. */
export function layout(...fields) {
  const bytes = new Uint8Array(LENGTH);
  let at = 0;
  for (const field of fields) {
    const part = field instanceof Uint8Array ? field : littleEndian(...field);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function littleEndian(value, length) {
  const bytes = new Uint8Array(length);
  for (let i = 0, rest = BigInt(value); i < length; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}

/** Bytes that fill their field, or with zeros after them. */
export function octets(bytes, length, whole = true) {
  require(whole ? bytes.length === length : bytes.length <= length, "", "does not fit its signed field");
  const field = new Uint8Array(length);
  field.set(bytes);
  return field;
}

/** A statement of the 320 bytes that EDL40 signs (docs/formats.md); `stated` is the offset beside them in seconds, if there is any. */
export function edl40Statement(signed, signature, phase, stated) {
  require(signed.length === LENGTH, "", "not the 320 signed bytes of EDL40");
  return {
    ...meterOf(signed.subarray(0, 10), LAYOUT),
    pagination: String(unsigned(signed, 19, 4)),
    transaction: "",
    token: tokenOf(signed.subarray(41, CONTRACT_END)),
    readings: [{
      millis: (unsigned(signed, 10, 4) - legalOffset(unsigned(signed, 10, 4), stated)) * 1000,
      phase,
      ...registerOf(signed.subarray(23, 29), signed[29], signed8(signed, 30), signed64(signed, 31)),
      usable: true,
    }],
    part: partOf(signed, signature),
  };
}

/** The offset at a time that the clock shows. Of the hour that it shows twice the first is meant; another offset that is stated is refused. */
function legalOffset(local, stated) {
  const valid = [SUMMER, WINTER].filter((offset) => offsetAt(ZONE, local - offset) === offset);
  require(stated === undefined || valid.includes(stated), "", "states an offset that its clock does not have then");
  return valid[0] ?? WINTER;
}

/** The server id of DIN 43863-5: bytes 2 to 4 are the maker's letters. */
export function meterOf(id, label) {
  const letters = String.fromCharCode(...id.subarray(2, 5));
  return { maker: /^[A-Z]{3}$/.test(letters) ? letters : label, serial: toHex(id) };
}

/** The contract id is binary: its zeros at the end are padding. */
export const tokenOf = (contract) => toHex(contract).replace(/^((?:..)*?)(?:00)*$/, "$1");

/** r ‖ s, and perhaps two bytes of log index behind. */
export function partOf(signed, signature) {
  const curve = curveOf(signature);
  return { signed, signature: signature.subarray(0, 2 * COORDINATES[curve]), curve, hash: "SHA256", plain: true };
}

export const curveOf = (signature) => present(CURVES[signature.length], "", "is a signature of no curve of EDL40");

export function logIndexOf(signature) {
  require(signature.length > 2 * COORDINATES[curveOf(signature)], "", "has no index of the event log after its signature");
  return signature.subarray(-2);
}

/** Which moment a statement is of so many: two in one piece are begin and end, as whoever put them together says. */
export const momentOf = (index, count) => (count === 1 ? "none" : index === 0 ? "begin" : "end");

/** Two statements are of one transaction where the customer was identified at one time. */
export function requireOneCustomer(statements) {
  const time = ({ part }) => unsigned(part.signed, CONTRACT_END, 4);
  const one = statements.length <= 2 && statements.every((statement) => time(statement) === time(statements[0]));
  require(one, "", "is of several transactions");
  return statements;
}
