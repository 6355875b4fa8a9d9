import { require } from "../refused.mjs";

const NUMBER = /^[+-]?(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/;
const PLACES = 12;

/** A decimal number as `{ units, places }`: exactly `units · 10^-places`, at least 0 places. */
export function decimal(text) {
  const number = text.trim();
  const parts = NUMBER.exec(number);
  require(number.length <= 40 && parts !== null, "", `is not a decimal number: ${text}`);
  const [, whole, fraction = "", exponent = "0"] = parts;
  const places = fraction.length - Number(exponent);
  requireShown(BigInt(whole + fraction), places);
  const units = BigInt(whole + fraction) * (number.startsWith("-") ? -1n : 1n);
  return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
}

/** `value · 10^exponent` in the same way. */
export function scaled(value, exponent) {
  requireShown(value < 0n ? -value : value, -exponent);
  return exponent > 0 ? { units: value * 10n ** BigInt(exponent), places: 0 } : { units: value, places: -exponent };
}

/** Zeros before the number do not count. */
function requireShown(units, places) {
  require(places <= PLACES && units.toString().length - places <= 18, "", "is a number that no register shows");
}

/** Units of 10^-15 Wh, in which all registers are whole. */
export function fineWattHours({ units, places }, unit) {
  require(unit === "kWh" || unit === "Wh", "", "is no energy");
  return units * 10n ** BigInt(15 - places + (unit === "kWh" ? 3 : 0));
}

export const FINE = 10n ** 15n;

/** Reads JSON, with every scalar as the text that was written, and no name twice. */
export function readJson(text) {
  const reader = { text, at: 0 };
  const value = readValue(reader, 0);
  skip(reader);
  require(reader.at === text.length, "", "has something after its JSON");
  return value;
}

const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;

function readValue(reader, depth) {
  require(depth < 32, "", "is nested too deep");
  skip(reader);
  if (reader.text[reader.at] === "{") return readObject(reader, depth);
  if (reader.text[reader.at] === "[") return readArray(reader, depth);
  if (reader.text[reader.at] === '"') return JSON.parse(take(reader, STRING));
  const scalar = take(reader, SCALAR);
  return scalar === "null" ? undefined : scalar;
}

function readObject(reader, depth) {
  const object = new Map();
  forEach(reader, "}", () => {
    skip(reader);
    const name = JSON.parse(take(reader, STRING));
    skip(reader);
    expect(reader, ":");
    require(!object.has(name), "", `names ${name} twice`);
    object.set(name, readValue(reader, depth + 1));
  });
  return object;
}

function readArray(reader, depth) {
  const elements = [];
  forEach(reader, "]", () => elements.push(readValue(reader, depth + 1)));
  return elements;
}

function forEach(reader, end, read) {
  reader.at++;
  skip(reader);
  if (reader.text[reader.at] === end) {
    reader.at++;
    return;
  }
  for (;;) {
    read();
    skip(reader);
    if (reader.text[reader.at] === end) break;
    expect(reader, ",");
  }
  reader.at++;
}

function take(reader, pattern) {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  require(found !== null, "", "is not JSON");
  reader.at += found[0].length;
  return found[0];
}

function expect(reader, character) {
  require(reader.text[reader.at] === character, "", "is not JSON");
  reader.at++;
}

function skip(reader) {
  SPACE.lastIndex = reader.at;
  reader.at += SPACE.exec(reader.text)[0].length;
}
