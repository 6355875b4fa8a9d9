import { concat, toHex, u16, u32, utf8 } from "../bytes.mjs";
import { identityOf } from "../block.mjs";
import { IDENTIFIER } from "../fields.mjs";
import { sha256 } from "../hashing.mjs";
import { require } from "../refused.mjs";
import { LAYOUT } from "./edl40.mjs";
import { readAlfen } from "./alfen.mjs";
import { readMennekes, readSmlXml } from "./edlXml.mjs";
import { readOcmf } from "./ocmf.mjs";
import { readPcdf } from "./pcdf.mjs";
import { readIsaEdl40, readSmlEdl40 } from "./smlEdl40.mjs";
import { numberOf } from "./transaction.mjs";

const READERS = {
  ocmf: readOcmf,
  pcdf: readPcdf,
  alfen: readAlfen,
  "sml-edl40": readSmlEdl40,
  "isa-edl40": readIsaEdl40,
  "sml-xml": readSmlXml,
  "mennekes-edl": readMennekes,
};
const TAG = utf8("METERPROOF/RECORD");
const HASHED = "sha256:";
const NO_TEXT = /[\p{Surrogate}\ufffd]/u;

/** The name of what is signed: three formats carry the same 320 bytes of EDL40. */
const layoutOf = (format) => (["sml-edl40", "sml-xml", "mennekes-edl"].includes(format) ? LAYOUT : format);

/** The formats whose records this verifier reads. */
export const FORMATS = Object.keys(READERS);

/** A foreign record as a charging transaction of two registers (docs/records.md, "Foreign record"). */
export function readRecord(format, bytes, key) {
  const record = READERS[format](bytes);
  const number = numberOf(record.pagination);
  const charging = { transaction: identifierOf(record.transaction || record.pagination), token: identifierOf(record.token) };
  const { start, seconds, registers } = record.session;
  return {
    kind: "charging",
    algorithm: "ECDSA",
    meter: identityOf("METERPROOF/METER", record.maker, record.serial),
    key,
    obis: "1-0:1.8.0*255",
    unit: "kWh",
    mode: "register",
    firstSequence: 2n * number + 1n,
    nextSequence: 2n * number + 3n,
    start,
    interval: seconds,
    count: 2,
    end: start + seconds,
    closingRegister: registers[1],
    readings: { values: registers },
    record: { ...record, charging },
    digest: toHex(sha256(concat(TAG, text(layoutOf(format)), ...record.parts.flatMap(({ signed }) => [u32(signed.length), signed])))),
  };
}

/** What is an identifier names itself; anything else that is text is named by its hash. */
function identifierOf(name) {
  require(name !== "" && !NO_TEXT.test(name), "", "NO_USER");
  return IDENTIFIER.test(name) && !name.startsWith(HASHED) ? name : HASHED + toHex(sha256(utf8(name)));
}

/** What a record's leaf commits to. */
export const payloadOf = (format, bytes) => concat(TAG, text(format), bytes);

function text(value) {
  const bytes = utf8(value);
  return concat(u16(bytes.length), bytes);
}
