import { fromBase64, toHex } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { hexOf } from "./binaryText.mjs";

const ESCAPE = "1b1b1b1b";
const BEGIN = `${ESCAPE}01010101`;
const MOST_FILES = 2;
const MOST_NODES = 10_000;
const DEEPEST = 32;
const MOST_MINUTES = 14n * 60n;
const GET_LIST_RESPONSE = 0x701n;

/**
 * The register values of each SML file: `{ serverId, listName, signature, entry(obis) }`. An entry has `status`, `time`, `unit`, `scaler`,
 * `value` and `signature`; a node is bytes, a bigint or a list, and what is left out is no bytes at all.
 */
export const readLists = (bytes) => filesOf(binary(bytes)).map(readList);

/** `{ local, offset }` in seconds of a time stamp of UTC, or with two offsets in minutes. */
export function timeOf(node) {
  const [kind, value] = listOf(node, 2);
  if (kind === 2n) return { local: signedSeconds(numberOf(value)), offset: 0 };
  require(kind === 3n, "", "has an SML time that is no time stamp");
  const [seconds, zone, season] = listOf(value, 3).map(numberOf);
  const isNear = [zone, season, zone + season].every((minutes) => minutes >= -MOST_MINUTES && minutes <= MOST_MINUTES);
  require(isNear, "", "has an SML time that is far off");
  const offset = Number(zone + season) * 60;
  return { local: signedSeconds(BigInt(signedSeconds(seconds) + offset)), offset };
}

/** A number of four bytes, as many as are signed of it. */
export function signedWord(number, name) {
  require(number >= 0n && number <= 0xffff_ffffn, "", `has ${name} of more than four bytes`);
  return Number(number);
}

const signedSeconds = (seconds) => signedWord(seconds, "an SML time");

export function listOf(node, length) {
  require(Array.isArray(node) && node.length === length, "", `is not an SML list of ${length}`);
  return node;
}

export function numberOf(node) {
  require(typeof node === "bigint", "", "is not an SML number");
  return node;
}

export function bytesOf(node) {
  require(node instanceof Uint8Array, "", "is not an SML octet string");
  return node;
}

/** Files also come as hexadecimal or base64. */
function binary(bytes) {
  if (toHex(bytes.subarray(0, 4)) === ESCAPE) return bytes;
  const text = String.fromCharCode(...bytes).replace(/[ \t\r\n]/g, "");
  return /^[0-9a-fA-F]+$/.test(text) ? hexOf(text) : fromBase64(text);
}

/** The messages of each file, unescaped and without padding. The check sums are left alone. */
function filesOf(bytes) {
  const word = (at) => toHex(bytes.subarray(at, at + 4));
  const files = [];
  let at = 0;
  do {
    require(word(at) + word(at + 4) === BEGIN, "", "is not an SML file");
    const messages = [];
    for (at += 8; word(at) !== ESCAPE || word(at + 4) === ESCAPE; at++) {
      require(at + 4 <= bytes.length, "", "is an SML file without an end");
      if (word(at) !== ESCAPE) {
        messages.push(bytes[at]);
      } else {
        messages.push(...bytes.subarray(at, at + 4));
        at += 7;
      }
    }
    const padding = bytes[at + 5];
    require(bytes[at + 4] === 0x1a && padding < 4 && padding <= messages.length, "", "has an unknown SML escape sequence");
    files.push(Uint8Array.from(messages.slice(0, messages.length - padding)));
    at += 8;
  } while (word(at) + word(at + 4) === BEGIN && files.length <= MOST_FILES);
  return files;
}

function readList(messages) {
  const reader = { bytes: messages, at: 0, nodes: 0 };
  while (reader.at < messages.length) {
    const node = readNode(reader, 1);
    if (node === undefined) continue;
    const [type, body] = listOf(listOf(node, 6)[3], 2);
    if (type === GET_LIST_RESPONSE) return responseOf(listOf(body, 7));
  }
  require(false, "", "has no register values");
}

function responseOf([, serverId, listName, , values, signature]) {
  require(Array.isArray(values) && bytesOf(serverId).length === 10, "", "has no values of a server of 10 bytes");
  const entries = new Map();
  for (const value of values) {
    const [obis, status, time, unit, scaler, content, own] = listOf(value, 7);
    const name = toHex(bytesOf(obis));
    require(!entries.has(name), "", `${name} is there twice`);
    entries.set(name, { status, time, unit, scaler, value: content, signature: own });
  }
  const entry = (obis) => present(entries.get(obis), "", `has no entry ${obis}`);
  return { serverId, listName: bytesOf(listName), signature: bytesOf(signature), entry, has: (obis) => entries.has(obis) };
}

/** Three bits of type, then the length with the type-length bytes counted in; undefined at the end of a message. */
function readNode(reader, depth) {
  require(depth <= DEEPEST && ++reader.nodes <= MOST_NODES, "", "is SML nested too deep or too long");
  const start = reader.at;
  const first = octet(reader);
  if (first === 0) return undefined;
  let length = first & 0xf;
  for (let more = first; more & 0x80; ) {
    more = octet(reader);
    require(reader.at - start <= 4, "", "has an SML length of too many bytes");
    length = length * 16 + (more & 0xf);
  }
  const type = (first >> 4) & 7;
  return type === 7 ? readSequence(reader, length, depth) : readScalar(reader, type, start + length);
}

function readSequence(reader, length, depth) {
  const nodes = [];
  for (let i = 0; i < length; i++) nodes.push(readNode(reader, depth + 1));
  return nodes;
}

function readScalar(reader, type, end) {
  require(end >= reader.at && end <= reader.bytes.length, "", "has an SML value beyond the end");
  const content = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  if (type === 0) return content;
  require([4, 5, 6].includes(type) && content.length >= 1 && content.length <= 8, "", "has an unknown SML type");
  return BigInt.asIntN(type === 5 ? 8 * content.length : 64, BigInt(`0x${toHex(content)}`));
}

function octet(reader) {
  require(reader.at < reader.bytes.length, "", "is SML that ends within a value");
  return reader.bytes[reader.at++];
}
