import { fromUtf8, utf8 } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { utcMillis } from "./calendar.mjs";
import { hexOf } from "./binaryText.mjs";
import { sessionOf } from "./session.mjs";
import { decimal, fineWattHours } from "./text.mjs";

const FIELD = /\(([^:()]*):([^()]*)\)/y;
/** What may stand behind the signed text: it proves nothing. */
const UNSIGNED = ["SG", "PK"];
const TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
const ENERGY = /^([^*]*)\*kWh$/;
const REGISTER = "128.8.0";

/** Porsche's format: `128.8.0(ST:…)…(SG:…)`, the text before `(SG:` is signed; its clock counts as one of UTC. */
export function readPcdf(bytes) {
  const text = fromUtf8(bytes).trim().replace(/^\u0002/, "").replace(/\u0003$/, "");
  const end = text.indexOf("(SG:");
  require(text.startsWith(REGISTER) && end >= 0, "", "is not 128.8.0(...)(SG:...)");
  const fields = fieldsOf(text, end);
  const field = (name) => present(fields.get(name), "", `has no ${name}`);
  require(field("BV") === "1" && field("SP") === "1", "", "forbids billing");
  const [token, , transaction, ...more] = field("SI").split("*");
  require(transaction !== undefined && more.length === 0, "", "SI is not token*type*transaction");
  const energy = present(ENERGY.exec(field("RV")) ?? undefined, "", "RV is not in kWh")[1];
  const exact = field("TV") === "1";
  hexOf(field("PK"));
  return {
    maker: "pcdf",
    serial: field("HW"),
    pagination: field("CSC"),
    transaction,
    token,
    session: sessionOf([
      { millis: millis(field("ST")), phase: "begin", energy: 0n, register: REGISTER, usable: true, exact },
      { millis: millis(field("CT")), phase: "end", energy: fineWattHours(decimal(energy), "kWh"), register: REGISTER, usable: true, exact },
    ]),
    parts: [{ signed: utf8(text.slice(0, end)), signature: hexOf(field("SG")), curve: "secp256r1", hash: "SHA256", plain: false }],
  };
}

/** The fields without a gap between them, each there once. */
function fieldsOf(text, signed) {
  const fields = new Map();
  for (FIELD.lastIndex = REGISTER.length; FIELD.lastIndex < text.length; ) {
    const at = FIELD.lastIndex;
    const [, name, value] = present(FIELD.exec(text) ?? undefined, "", `is not (NAME:value) at ${at}`);
    require(at < signed || UNSIGNED.includes(name), "", `${name} is not signed`);
    require(!fields.has(name), "", `${name} is there twice`);
    fields.set(name, value);
  }
  return fields;
}

function millis(text) {
  const [year, month, ...rest] = present(TIME.exec(text) ?? undefined, "", "is not a time yymmddhhmmss").slice(1).map(Number);
  return utcMillis(2000 + year, month, ...rest);
}
