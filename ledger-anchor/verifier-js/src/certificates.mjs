import { equal, toHex } from "./bytes.mjs";
import { BIT_STRING, BOOLEAN, Element, GENERALIZED_TIME, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, UTC_TIME } from "./der.mjs";
import { curveOf, signedUnder } from "./foreign/ecdsa.mjs";
import { at, require } from "./refused.mjs";
import { isSigned } from "./signatures.mjs";

const [VERSION, EXTENSIONS] = [0xa0, 0xa3];
const VERSION_3 = "020102";
const SERIAL_NUMBER = "550405";
const [KEY_USAGE, BASIC_CONSTRAINTS] = ["551d0f", "551d13"];
/** Constraints that this verifier does not judge, critical or not: name, policy, inhibit any policy. */
const UNJUDGED = ["551d1e", "551d24", "551d36"];
const [DIGITAL_SIGNATURE, KEY_CERT_SIGN] = [0, 5];
const ED25519 = "06032b6570";
const HASHES = { "06082a8648ce3d040302": "SHA256", "06082a8648ce3d040303": "SHA384", "06082a8648ce3d040304": "SHA512" };
const YEARS_OF_1900 = 50;
const TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
/** SubjectPublicKeyInfo up to the raw key. */
const INFOS = {
  Ed25519: "302a300506032b6570032100",
  "P-256": "3059301306072a8648ce3d020106082a8648ce3d030107034200",
  "ML-DSA-44": "30820532300b06096086480165030403110382052100",
  ECDSA: "",
};

/**
 * The maker certified the enrolled key: a chain to a root of the maker's, by RFC 5280 section 6.1 at the begin of the enrolment; a serial
 * number in the meter's subject is the meter's. Signatures by Ed25519 and ECDSA are known.
 *
 * @param roots `maker` and `certificate` of those that a trust file names
 */
export function requireCertified({ maker, serial, algorithm, publicKey, from, voucher }, roots) {
  at("voucher.chain", () => {
    const chain = voucher.chain.map(readCertificate);
    requireDevice(chain[0], INFOS[algorithm] + publicKey);
    require(chain[0].serials.length <= 1, "", "has more than one serial number in the meter's subject");
    require(chain[0].serials.every((named) => named === serial), "", "is of another meter");
    const anchors = roots.filter((root) => root.maker === maker).map(({ certificate }) => readCertificate(certificate));
    require(anchors.length > 0, "", `leads to no root: none of ${maker} is trusted`);
    chain.forEach((certificate, i) => {
      requireValid(certificate, from);
      if (i > 0) requireAuthority(certificate, i - 1);
      const issuers = i + 1 < chain.length ? [chain[i + 1]] : anchors;
      require(issuers.some((issuer) => isIssuedBy(certificate, issuer)), "", "is signed by no trusted root, or not by the next certificate");
    });
  });
}

function requireDevice({ info, authority, usage }, enrolled) {
  require(info === enrolled, "", "is of another key than the one enrolled");
  require(!authority.is, "", "begins with the certificate of an authority, not of a meter");
  require(usage === undefined || usage.has(DIGITAL_SIGNATURE), "", "begins with a certificate whose key must not sign");
}

/** @param below how many authorities stand between it and the meter */
function requireAuthority({ authority, usage }, below) {
  require(authority.is && (authority.most === undefined || below <= authority.most), "", "has a certificate that may not issue another");
  require(usage === undefined || usage.has(KEY_CERT_SIGN), "", "has a certificate whose key must not sign certificates");
}

function requireValid({ from, to, unjudged }, instant) {
  require(instant >= from && instant <= to, "", "has a certificate that is not valid then");
  require(!unjudged, "", "has a certificate with a constraint or critical extension that this verifier does not judge");
}

function isIssuedBy({ issuer, signed, algorithm, signature }, authority) {
  if (!equal(issuer, authority.subject)) return false;
  if (algorithm === ED25519) {
    const raw = authority.info.startsWith(INFOS.Ed25519) ? authority.info.slice(INFOS.Ed25519.length) : undefined;
    return raw !== undefined && isSigned("Ed25519", raw, signed, signature);
  }
  const hash = HASHES[algorithm];
  require(hash !== undefined, "", "is signed by an algorithm that this verifier does not know");
  return signedUnder({ curve: curveOf(authority.info), hash, signed, signature, plain: false }, authority.info) === "none";
}

/** RFC 5280 section 4.1. */
function readCertificate(der) {
  const [body, algorithm, signature] = parts(Element.of(der), 3);
  const fields = body.elements();
  require(fields.length >= 8 && toHex(fields[0].as(VERSION)) === VERSION_3, "", "is no certificate of version 3");
  const [, serial, inner, issuer, validity, subject, info, ...rest] = fields;
  serial.as(INTEGER);
  require(equal(inner.bytes, algorithm.bytes), "", "names two algorithms");
  const [from, to] = parts(validity, 2).map(readTime);
  return {
    issuer: issuer.bytes,
    subject: subject.bytes,
    serials: serialsOf(subject),
    from,
    to,
    info: toHex(info.bytes),
    signed: body.bytes,
    algorithm: toHex(parts(algorithm, 1)[0].bytes),
    signature: wholeBytes(signature),
    ...readExtensions(rest.filter((field) => field.is(EXTENSIONS))),
  };
}

/** Each is one by IEEE 802.1AR. */
function serialsOf(subject) {
  const named = subject.elements().flatMap((set) => set.elements(SET)).map((pair) => pair.elements());
  return named.filter(([id]) => id.is(OBJECT_IDENTIFIER) && toHex(id.content) === SERIAL_NUMBER)
    .map(([, value]) => new TextDecoder().decode(value.content));
}

function parts(element, count) {
  const elements = element.elements();
  require(elements.length === count, "", "is no certificate");
  return elements;
}

function readTime(time) {
  const text = String.fromCharCode(...time.content);
  require(time.is(UTC_TIME) || time.is(GENERALIZED_TIME), "", "has no time");
  const century = Number(text.slice(0, 2)) >= YEARS_OF_1900 ? "19" : "20";
  const found = TIME.exec(time.is(UTC_TIME) ? century + text : text);
  require(found !== null, "", "has no time of RFC 5280");
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

function readExtensions(found) {
  const read = { authority: { is: false }, usage: undefined, unjudged: false };
  const extensions = found.flatMap((field) => field.elements(EXTENSIONS)).flatMap((list) => list.elements());
  for (const extension of extensions) {
    const [id, ...rest] = extension.elements();
    const value = Element.of(rest.at(-1).as(OCTET_STRING));
    const critical = rest.length === 2 && rest[0].as(BOOLEAN)[0] === 0xff;
    const name = toHex(id.as(OBJECT_IDENTIFIER));
    if (name === BASIC_CONSTRAINTS) read.authority = readConstraints(value);
    else if (name === KEY_USAGE) read.usage = readBits(value);
    else if (critical || UNJUDGED.includes(name)) read.unjudged = true;
  }
  return read;
}

function readConstraints(value) {
  const [authority, most] = value.elements(SEQUENCE);
  if (authority === undefined || !authority.is(BOOLEAN)) return { is: false };
  return { is: authority.content[0] === 0xff, most: most && Number(`0x${toHex(most.as(INTEGER))}`) };
}

/** The numbers of the bits that are set, the highest of the first byte being 0. */
function readBits(value) {
  const bytes = value.as(BIT_STRING).subarray(1);
  const bits = new Set();
  bytes.forEach((byte, i) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) bits.add(8 * i + bit);
  });
  return bits;
}

function wholeBytes(signature) {
  const [unused, ...bytes] = signature.as(BIT_STRING);
  require(unused === 0, "", "has a signature that ends within a byte");
  return Uint8Array.from(bytes);
}
