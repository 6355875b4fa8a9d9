import { Refused } from "./refused.mjs";

/** How much a text may hold, and how deep; objects and arrays count as the values in them do. */
export const DOCUMENT_BOUNDS = { values: 200_000, depth: 64 };
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHITE = /[ \t\n\r]*/y;

/**
 * Reads one JSON object, in any form that RFC 8259 allows; a key that stands twice is refused, and nesting without end.
 *
 * Objects have no prototype, so that no key is special.
 */
export function parseObject(text, bounds = DOCUMENT_BOUNDS) {
  const value = new Reader(text, bounds).whole();
  if (!isObject(value)) throw new Refused("", "is not a JSON object");
  return value;
}

/** Reads one object from its canonical form (RFC 8785): a text that is not its own encoding is refused. */
export function parseCanonical(text, bounds = DOCUMENT_BOUNDS) {
  const value = parseObject(text, bounds);
  if (encode(value) !== text) throw new Refused("", "is not in the canonical form of RFC 8785");
  return value;
}

/** The canonical form: keys in ascending order of UTF-16 code units, no white space, strings and numbers as ECMAScript has them. */
export function encode(value) {
  if (Array.isArray(value)) return `[${value.map(encode).join(",")}]`;
  if (isObject(value)) {
    const fields = Object.keys(value).sort().map((key) => `${encodeText(key)}:${encode(value[key])}`);
    return `{${fields.join(",")}}`;
  }
  return typeof value === "string" ? encodeText(value) : JSON.stringify(value);
}

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function encodeText(text) {
  if (!text.isWellFormed()) throw new Refused("", "has a lone surrogate");
  return JSON.stringify(text);
}

class Reader {
  constructor(text, bounds) {
    this.text = text;
    this.bounds = bounds;
    this.position = 0;
    this.values = 0;
  }

  whole() {
    const value = this.value(0);
    this.skip();
    if (this.position < this.text.length) this.fail();
    return value;
  }

  value(depth) {
    this.skip();
    if (++this.values > this.bounds.values) throw new Refused("", `has more than ${this.bounds.values} values`);
    switch (this.text[this.position]) {
      case "{":
        return this.object(depth);
      case "[":
        return this.array(depth);
      case '"':
        return this.string();
      default:
        return this.literal();
    }
  }

  object(depth) {
    this.requireShallow(depth);
    const object = Object.create(null);
    this.position++;
    if (this.takes("}")) return object;
    do {
      this.skip();
      const key = this.string();
      if (key in object) throw new Refused("", `has the key ${JSON.stringify(key)} twice`);
      if (!this.takes(":")) this.fail();
      object[key] = this.value(depth + 1);
    } while (this.takes(","));
    if (!this.takes("}")) this.fail();
    return object;
  }

  array(depth) {
    this.requireShallow(depth);
    const array = [];
    this.position++;
    if (this.takes("]")) return array;
    do {
      array.push(this.value(depth + 1));
    } while (this.takes(","));
    if (!this.takes("]")) this.fail();
    return array;
  }

  /** Its end is the first quote that is not escaped; JSON.parse judges what is between. */
  string() {
    if (this.text[this.position] !== '"') this.fail();
    let end = this.text.indexOf('"', this.position + 1);
    while (end > 0 && this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) this.fail();
    const quoted = this.text.slice(this.position, end + 1);
    try {
      const string = JSON.parse(quoted);
      this.position = end + 1;
      return string;
    } catch {
      return this.fail();
    }
  }

  isEscaped(index) {
    let first = index;
    while (this.text[first - 1] === "\\") first--;
    return (index - first) % 2 === 1;
  }

  requireShallow(depth) {
    if (depth >= this.bounds.depth) throw new Refused("", `is nested deeper than ${this.bounds.depth} levels`);
  }

  literal() {
    for (const [word, value] of [["true", true], ["false", false], ["null", null]]) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length;
        return value;
      }
    }
    return Number(this.match(NUMBER));
  }

  match(pattern) {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found === null) this.fail();
    this.position = pattern.lastIndex;
    return found[0];
  }

  takes(character) {
    this.skip();
    if (this.text[this.position] !== character) return false;
    this.position++;
    return true;
  }

  skip() {
    WHITE.lastIndex = this.position;
    WHITE.exec(this.text);
    this.position = WHITE.lastIndex;
  }

  fail() {
    throw new Refused("", `is not JSON at character ${this.position}`);
  }
}
