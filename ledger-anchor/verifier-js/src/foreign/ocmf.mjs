import { fromUtf8, utf8 } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { decimal, fineWattHours, readJson } from "./text.mjs";
import { isKnownCurve, isKnownHash } from "./ecdsa.mjs";
import { base64Of, hexOf } from "./binaryText.mjs";
import { utcMillis } from "./calendar.mjs";
import { transactionOf } from "./transaction.mjs";

const INHERITED = ["TM", "TX", "RI", "RU", "EF", "ST"];
const PHASES = { "": "none", B: "begin", C: "during", S: "during", T: "during", X: "exception" };
const ENDS = "ELRAP";
const FLAGS = /^[Et]*$/;
const STATUS = /^[NGTDRMXIOSEF]?$/;
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d),(\d{3})(?:Z|([+-])(0\d|1[0-8])([0-5]\d))(?: [UISR])?$/;
/** A synchronised clock, or one whose durations are exact. */
const EXACT = / [SR]$/;
/** Levels of identification (table 11) by which no user is assigned. */
const NOBODY = ["NONE", "MISMATCH", "INVALID", "OUTDATED"];
const VERSION = /^(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?$/;

const DER = "application/x-der";
const ENCODINGS = { hex: hexOf, base64: base64Of };

const NEXT = /\r?\n(?=OCMF\|)/;
const MOST = 100;

/**
 * SAFE, "Open Charge Metering Format": `OCMF|payload|signature`; the payload's bytes are signed as they stand. The begin of a
 * transaction and its end may be two, one below the other.
 */
export function readOcmf(bytes) {
  const records = fromUtf8(bytes).split(NEXT);
  require(records.length <= MOST, "", "has too many records");
  const statements = records.map(statement);
  require(!NOBODY.includes(statements[0].level), "", "NO_USER");
  return transactionOf(statements, true);
}

function statement(record) {
  const sections = record.split("|");
  require(sections.length === 3 && sections[0] === "OCMF", "", "is not OCMF|payload|signature");
  const payload = readJson(sections[1]);
  const text = (name) => payload.get(name) || undefined;
  require(isKnown(payload.get("FV")), "", "is of a version that forbids billing");
  require(text("IS") === "true", "", "NO_USER");
  return {
    maker: text("MV") ?? "ocmf",
    serial: present(text("MS") ?? text("GS") ?? text("CI"), "", "names no meter"),
    pagination: text("PG") ?? "",
    transaction: "",
    token: text("ID") ?? "",
    tokenType: text("IT") ?? "",
    level: text("IL") ?? "",
    readings: readings(payload.get("RD") ?? []),
    part: { signed: utf8(sections[1]), ...signatureOf(readJson(sections[2])) },
  };
}

function isKnown(version) {
  if (version === undefined) return true;
  const parts = present(VERSION.exec(version) ?? undefined, "", "FV is not a version");
  return Number(parts[1]) === 1 || (Number(parts[1]) === 0 && Number(parts[2]) >= 4);
}

function readings(objects) {
  require(objects.length <= 300, "", "more than 300 readings");
  let previous = new Map();
  return objects.map((object) => {
    const fields = new Map([...previous].filter(([name]) => INHERITED.includes(name)));
    for (const [name, value] of object) if (value !== undefined) fields.set(name, value);
    previous = fields;
    return reading((name) => fields.get(name) ?? "");
  });
}

function reading(field) {
  const code = field("TX");
  require(FLAGS.test(field("EF")) && STATUS.test(field("ST")), "", "EF or ST is none of its codes");
  const value = field("RV") === "" ? undefined : decimal(field("RV"));
  const isEnergy = value !== undefined && ["kWh", "Wh"].includes(field("RU"));
  return {
    millis: millis(field("TM")),
    exact: EXACT.test(field("TM")) && !field("EF").includes("t"),
    phase: code.length === 1 && ENDS.includes(code) ? "end" : present(PHASES[code], "", "TX is none of its codes"),
    energy: isEnergy ? fineWattHours(value, field("RU")) : undefined,
    register: value === undefined ? undefined : field("RI"),
    usable: code !== "X" && !field("EF").includes("E") && ["", "G"].includes(field("ST")),
  };
}

function millis(text) {
  const parts = present(TIME.exec(text) ?? undefined, "", "TM is not a time");
  const [year, month, day, hour, minute, second, milli] = parts.slice(1, 8).map(Number);
  const local = utcMillis(year, month, day, hour, minute, second, milli);
  const offset = parts[8] === undefined ? 0 : (parts[8] === "-" ? -1 : 1) * (Number(parts[9]) * 60 + Number(parts[10]));
  return local - offset * 60_000;
}

function signatureOf(section) {
  const [name, curve, hash, ...more] = (section.get("SA") ?? "ECDSA-secp256r1-SHA256").split("-");
  require(name === "ECDSA" && hash !== undefined && more.length === 0, "", "SA is not an ECDSA algorithm");
  require(isKnownCurve(toStandard(curve)) && isKnownHash(hash), "", "SA names an unknown curve or hash");
  require((section.get("SM") ?? DER) === DER, "", `SM is not ${DER}`);
  const decode = present(ENCODINGS[section.get("SE") ?? "hex"], "", "SE is neither hex nor base64");
  const signature = decode(section.get("SD") ?? "");
  require(signature.length > 0, "", "has no SD");
  return { signature, curve: toStandard(curve), hash };
}

const toStandard = (curve) => curve.replace("brainpool256", "brainpoolP256").replace("brainpool384", "brainpoolP384");
