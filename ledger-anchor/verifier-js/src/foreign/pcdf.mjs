import { fromUtf8, utf8 } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { hexOf } from "./hex.mjs";
import { sessionOf } from "./session.mjs";
import { decimal, fineWattHours } from "./text.mjs";

const FIELD = /\(([A-Z]+):([^()]*)\)/g;
const TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
const REGISTER = "128.8.0";

/** Porsche's format: `128.8.0(ST:…)…(SG:…)`, the text before `(SG:` is signed; its clock counts as one of UTC. */
export function readPcdf(bytes) {
  const text = fromUtf8(bytes).trim().replace(/^\u0002/, "").replace(/\u0003$/, "");
  const end = text.indexOf("(SG:");
  require(text.startsWith(REGISTER) && end >= 0, "", "is not 128.8.0(...)(SG:...)");
  const fields = new Map([...text.matchAll(FIELD)].map(([, name, value]) => [name, value]));
  const field = (name) => present(fields.get(name), "", `has no ${name}`);
  require(field("BV") === "1" && field("SP") === "1", "", "forbids billing");
  const [token, , transaction] = field("SI").split("*");
  const [energy, unit] = field("RV").split("*");
  const exact = field("TV") === "1";
  return {
    maker: "pcdf",
    serial: field("HW"),
    pagination: field("CSC"),
    transaction,
    token,
    session: sessionOf([
      { millis: millis(field("ST")), phase: "begin", energy: 0n, register: REGISTER, usable: true, exact },
      { millis: millis(field("CT")), phase: "end", energy: fineWattHours(decimal(energy), unit), register: REGISTER, usable: true, exact },
    ]),
    parts: [{ signed: utf8(text.slice(0, end)), signature: hexOf(field("SG")), curve: "secp256r1", hash: "SHA256", plain: false }],
  };
}

function millis(text) {
  const [year, month, ...rest] = present(TIME.exec(text) ?? undefined, "", "is not a time yymmddhhmmss").slice(1).map(Number);
  return Date.UTC(2000 + year, month - 1, ...rest);
}
