import { fromHex, fromUtf8 } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { utcMillis } from "./calendar.mjs";
import { curveOf, edl40Statement, layout, logIndexOf, momentOf, octets, requireOneCustomer } from "./edl40.mjs";
import { base64Of, hexOf } from "./binaryText.mjs";
import { transactionOf } from "./transaction.mjs";
import { childOf, named, readXml, textOf } from "./xml.mjs";

const METHODS = { ECDSA192SHA256: "secp192r1", ECDSA256SHA256: "secp256r1" };
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{0,9})?)?(?:Z|([+-])(\d\d):(\d\d)(?::(\d\d))?)$/;
const WHOLE = /^[+-]?\d{1,19}$/;
const MOST = 100;

/** `<signedMeterValue>`: the 320 signed bytes themselves, one or the two of a transaction. */
export function readSmlXml(bytes) {
  const values = named(readXml(fromUtf8(bytes)), "signedMeterValue");
  require(values.length >= 1 && values.length <= MOST, "", "has no signedMeterValue, or too many");
  return transactionOf(requireOneCustomer(values.map((value, i) => envelope(value, momentOf(i, values.length)))));
}

function envelope(value, phase) {
  require(textOf(value, "encodingMethod") === "EDL", "", "is not a signedMeterValue of EDL");
  const base64 = (name) => base64Of(textOf(value, name));
  const signature = base64("meterValueSignature");
  const known = METHODS[textOf(value, "signatureMethod")] === curveOf(signature);
  require(known, "", "the signature is not as long as its method says");
  base64("publicKey");
  return edl40Statement(base64("encodedMeterValue"), signature, phase);
}

/** Mennekes' `<ChargingProcess>`: the bytes of EDL40 for the begin, and again for the end. */
export function readMennekes(bytes) {
  const statements = named(readXml(fromUtf8(bytes)), "ChargingProcess").flatMap((process) => [
    ...measurement(process, "MeasurementStart", "begin"),
    ...measurement(process, "MeasurementEnd", "end"),
  ]);
  require(statements.length >= 1 && statements.length <= MOST, "", "has no signed measurement, or too many");
  return transactionOf(requireOneCustomer(statements), true);
}

function measurement(process, name, phase) {
  const found = childOf(process, name);
  if (found === undefined) return [];
  const number = (field) => BigInt(present(WHOLE.exec(textOf(found, field)) ?? undefined, "", `${field} is not a whole number`)[0].replace("+", ""));
  textOf(process, "PublicKey");
  const signature = hexOf(textOf(found, "Signature"));
  const { local, offset } = timeOf(textOf(found, "Timestamp"));
  const own = childOf(found, "TimestampCustomerIdent") === undefined ? process : found;
  const signed = layout(
    octets(hexOf(textOf(process, "ServerId")), 10), [local, 4], [number("MeterStatus"), 1], [number("SecondIndex"), 4],
    [number("Pagination"), 4], fromHex("0100011100ff"), [30, 1], [number("Scaler"), 1], [number("Value"), 8],
    signature.length > 48 ? logIndexOf(signature) : bigEndian(number("EventCounter")),
    octets(hexOf(textOf(process, "CustomerIdent")), 128, false), [timeOf(textOf(own, "TimestampCustomerIdent")).local, 4]);
  return [edl40Statement(signed, signature, phase, offset)];
}

const bigEndian = (counter) => Uint8Array.of(Number((counter >> 8n) & 0xffn), Number(counter & 0xffn));

/** `{ local, offset }` in seconds of a time with its offset. */
function timeOf(text) {
  const [, ...parts] = present(TIME.exec(text) ?? undefined, "", "is not a time with its offset");
  const [year, month, day, hour, minute, second = 0] = parts.slice(0, 6).map((part) => (part === undefined ? 0 : Number(part)));
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(7).map((part) => Number(part ?? 0));
  const offset = (parts[6] === "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
  return { local: utcMillis(year, month, day, hour, minute, second) / 1000, offset };
}
