import { fromUtf8, toHex } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { signed64, signed8, unsigned } from "./littleEndian.mjs";
import { registerOf } from "./register.mjs";
import { transactionOf } from "./transaction.mjs";

const LENGTH = 82;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PHASES = { 0: "begin", 1: "end", 2: "during" };
/** Bits of the status by which meter or adapter had an error. */
const ERRORS = [1, 2, 16, 26, 30, 31];
const MOST = 100;
/** White space at either end, but none that does not break and no mark of byte order. */
const SPACE = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+|[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+$/g;

/** Alfen's lines `AP;type;version;key;dataset;signature`, one for each moment; the 82 bytes of the data set are signed. */
export function readAlfen(bytes) {
  const lines = fromUtf8(bytes).trim().split(/\r\n|\r|\n/);
  require(lines.length <= MOST, "", "has too many lines");
  return transactionOf(lines.map((line) => statement(line.trim())));
}

function statement(line) {
  const sections = (line.endsWith(";") ? line.slice(0, -1) : line).split(";");
  require(sections.length === 6 && sections[0] === "AP" && sections[2].length === 1, "", "is not AP;type;version;key;dataset;signature");
  base32(sections[3]);
  const set = base32(sections[4]);
  require(set.length === LENGTH, "", `the data set has not ${LENGTH} bytes`);
  return {
    maker: "alfen",
    serial: toHex(set.subarray(16, 26)),
    pagination: String(unsigned(set, 78, 4)),
    transaction: String(unsigned(set, 74, 4)),
    token: fromUtf8(set.subarray(54, 74)).replaceAll("\0", "").replace(SPACE, ""),
    readings: [reading(set, present(PHASES[sections[1]], "", "the type is none of 0, 1, 2"))],
    part: { signed: set, signature: base32(sections[5]), curve: "secp192r1", hash: "SHA256", plain: true },
  };
}

/** Its clock states no offset and counts as one of UTC. */
function reading(set, phase) {
  const status = unsigned(set, 26, 4);
  return {
    millis: unsigned(set, 34, 4) * 1000,
    phase,
    ...registerOf(set.subarray(38, 44), set[44], signed8(set, 45), signed64(set, 46)),
    usable: ERRORS.every((bit) => Math.floor(status / 2 ** bit) % 2 === 0),
  };
}

/** RFC 4648 section 6, its padding optional. */
function base32(text) {
  const digits = text.replace(/[ \t\r\n]/g, "").replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 5) / 8));
  let [buffer, bits, filled] = [0, 0, 0];
  for (const digit of digits) {
    const value = BASE32.indexOf(digit);
    require(value >= 0, "", "is not base32");
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled++] = buffer >> bits;
      buffer &= (1 << bits) - 1;
    }
  }
  require(bits < 5 && buffer === 0, "", "is not base32");
  return bytes;
}
