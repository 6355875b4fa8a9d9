import { fromBase64, fromHex } from "./bytes.mjs";
import { currencyDigits } from "./currency.mjs";
import { instant } from "./instant.mjs";
import { fits } from "./int64.mjs";
import { isObject } from "./json.mjs";
import { Refused } from "./refused.mjs";
import { isZone } from "./zone.mjs";

export const IDENTIFIER = /^[A-Za-z0-9._:/@-]{1,100}$/;
const NAME = /^[^\x00-\x1f\x7f\p{Cs}\p{Cn}\p{Co}]{1,200}$/u;
const COORDINATE = /^-?(?:0|[1-9]\d{0,2})(?:\.\d{1,8})?$/;
const INTEGER = /^(?:0|-?[1-9]\d{0,18})$/;
const PRICE = /^(-?)(0|[1-9]\d{0,11})(?:\.(\d{1,6}))?$/;
const HASH = /^[0-9a-f]{64}$/;
const OBIS = /^(\d{1,3})-(\d{1,3}):(\d{1,3})\.(\d{1,3})\.(\d{1,3})\*(\d{1,3})$/;
const MAX_COUNT = 2 ** 31;

/** A decimal of at most six decimals; undefined for another text. */
export function parsePrice(text) {
  const parts = PRICE.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole, fraction = ""] = parts;
  const digits = BigInt(whole + fraction);
  return { digits: sign ? -digits : digits, scale: fraction.length };
}

/**
 * Reads the fields of one JSON object, each by its meaning; a field that is missing, malformed or left over is refused with its path.
 * 64-bit integers are read as bigint, instants as seconds.
 */
export class Fields {
  #object;
  #read = new Set();

  constructor(object, path = "") {
    this.#object = object;
    this.path = path;
  }

  /** Reads an object to its last field. */
  static whole(fields, reader) {
    const value = reader(fields);
    fields.done();
    return value;
  }

  has(field) {
    return field in this.#object;
  }

  text(field) {
    const value = this.#require(field);
    this.check(typeof value === "string", field, "is not a string");
    return value;
  }

  optional(field, reader) {
    return this.has(field) ? reader.call(this, field) : undefined;
  }

  matching(field, pattern, words) {
    const text = this.text(field);
    this.check(pattern.test(text), field, words);
    return text;
  }

  identifier(field) {
    return this.matching(field, IDENTIFIER, "is not an identifier of 1 to 100 letters, digits or ._:/@-");
  }

  name(field) {
    return this.matching(field, NAME, "is not a printable name of 1 to 200 characters");
  }

  coordinate(field) {
    return this.matching(field, COORDINATE, "is not decimal degrees");
  }

  oneOf(field, constants) {
    const text = this.text(field);
    this.check(constants.includes(text), field, `${constants.length === 1 ? "is not" : "is none of"} ${constants.join(", ")}`);
    return text;
  }

  /** `true`, the only value of a field that is left out where it does not hold. */
  yes(field) {
    this.check(this.#require(field) === true, field, "is not true");
    return true;
  }

  /** A JSON number from 0, below 2^31. */
  count(field) {
    const value = this.#require(field);
    this.check(Number.isInteger(value) && value >= 0 && value < MAX_COUNT, field, "is not a number from 0, below 2^31");
    return value;
  }

  /** A signed 64-bit integer in a decimal string. */
  integer(field) {
    const value = BigInt(this.matching(field, INTEGER, "is not a decimal integer in a string"));
    this.check(fits(value), field, "does not fit 64 bits");
    return value;
  }

  natural(field) {
    const value = this.integer(field);
    this.check(value >= 0n, field, "is negative");
    return value;
  }

  /** A decimal: its digits without the point, and how many of them come after it. */
  price(field) {
    return parsePrice(this.matching(field, PRICE, "is not a decimal of at most six decimals"));
  }

  instant(field) {
    return this.converted(field, instant, "is not an instant such as 2012-06-01T00:00:00Z");
  }

  /** The fields `from` and, where it ends, `to`. */
  effective() {
    const from = this.instant("from");
    const to = this.optional("to", this.instant);
    this.check(to === undefined || to > from, "to", "is not after from");
    return { from, to };
  }

  /** 32 bytes, kept as their hexadecimal digits. */
  hash(field) {
    return this.matching(field, HASH, "is not 32 bytes in lower-case hexadecimal");
  }

  hashes(field) {
    const texts = this.texts(field);
    this.check(texts.every((text) => HASH.test(text)), field, "are not each 32 bytes in lower-case hexadecimal");
    return texts;
  }

  base64(field) {
    return this.converted(field, fromBase64, "is not strict base64");
  }

  hex(field) {
    return this.converted(field, fromHex, "is not lower-case hexadecimal");
  }

  /** A reading type, as its six groups with dots. */
  obis(field) {
    const groups = OBIS.exec(this.matching(field, OBIS, "is not an OBIS code A-B:C.D.E*F")).slice(1).map(Number);
    this.check(groups.every((group) => group <= 255), field, "is not an OBIS code A-B:C.D.E*F");
    return obisText(groups);
  }

  zone(field) {
    const text = this.text(field);
    this.check(isZone(text), field, "is not a time zone");
    return text;
  }

  currency(field) {
    const text = this.text(field);
    this.check(currencyDigits(text) !== undefined, field, "is not an ISO 4217 currency with a minor unit");
    return text;
  }

  /** Converts a text; what the conversion refuses is refused here. */
  converted(field, conversion, words) {
    const text = this.text(field);
    try {
      return conversion(text);
    } catch (error) {
      if (error instanceof Refused) throw this.refuse(field, words);
      throw error;
    }
  }

  object(field) {
    return this.#nested(this.#require(field), this.#at(field));
  }

  /** The value of a field that is an object, not yet read. */
  raw(field) {
    const value = this.#require(field);
    this.check(isObject(value), field, "is not an object");
    return value;
  }

  objects(field) {
    return this.#list(field).map((element, i) => this.#nested(element, `${this.#at(field)}[${i}]`));
  }

  /** A list of objects, each read to its last field. */
  list(field, reader) {
    return this.objects(field).map((element) => Fields.whole(element, reader));
  }

  texts(field) {
    const list = this.#list(field);
    this.check(list.every((element) => typeof element === "string"), field, "is not a list of strings");
    return list;
  }

  /** Refuses any field that was not read. */
  done() {
    for (const field of Object.keys(this.#object)) this.check(this.#read.has(field), field, "is not known here");
  }

  check(holds, field, words) {
    if (!holds) throw this.refuse(field, words);
  }

  refuse(field, words) {
    return new Refused(this.#at(field), words);
  }

  #require(field) {
    this.#read.add(field);
    this.check(this.has(field), field, "is missing");
    return this.#object[field];
  }

  #list(field) {
    const value = this.#require(field);
    this.check(Array.isArray(value), field, "is not a list");
    return value;
  }

  #nested(value, path) {
    if (!isObject(value)) throw new Refused(path, "is not an object");
    return new Fields(value, path);
  }

  #at(field) {
    return this.path === "" ? field : `${this.path}.${field}`;
  }
}

/** The one text of six groups. */
export const obisText = ([a, b, c, d, e, f]) => `${a}-${b}:${c}.${d}.${e}*${f}`;
