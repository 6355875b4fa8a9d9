import { require } from "./refused.mjs";

export const [BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OBJECT_IDENTIFIER, UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET] =
  [0x01, 0x02, 0x03, 0x04, 0x06, 0x17, 0x18, 0x30, 0x31];

/** One element of DER (X.690): its tag, what is in it, and all of its bytes. */
export class Element {
  constructor(tag, content, bytes) {
    this.tag = tag;
    this.content = content;
    this.bytes = bytes;
  }

  /** @throws {Refused} for bytes that are not exactly one element */
  static of(bytes) {
    const element = elementAt(bytes, 0);
    require(element.bytes.length === bytes.length, "", "has bytes after its end");
    return element;
  }

  is(tag) {
    return this.tag === tag;
  }

  /** What is in it, which must be of this tag. */
  as(tag) {
    require(this.is(tag), "", `has the tag ${this.tag} where ${tag} is expected`);
    return this.content;
  }

  /** The elements of a sequence, or of another constructed element. */
  elements(tag = SEQUENCE) {
    const content = this.as(tag);
    const elements = [];
    for (let at = 0; at < content.length; at += elements.at(-1).bytes.length) elements.push(elementAt(content, at));
    return elements;
  }
}

/** Tags of one byte, and lengths in as few bytes as can be. */
function elementAt(bytes, at) {
  require(at + 2 <= bytes.length && (bytes[at] & 0x1f) !== 0x1f, "", "is cut short, or has a long tag");
  const [length, begin] = lengthAt(bytes, at + 1);
  require(begin + length <= bytes.length, "", "is cut short");
  return new Element(bytes[at], bytes.subarray(begin, begin + length), bytes.subarray(at, begin + length));
}

function lengthAt(bytes, at) {
  const first = bytes[at];
  if (first < 0x80) return [first, at + 1];
  const count = first - 0x80;
  require(count >= 1 && count <= 3 && at + count < bytes.length && bytes[at + 1] !== 0, "", "has a length that is not DER");
  const length = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => 256 * sum + byte, 0);
  require(length >= 0x80, "", "has a length that is not DER");
  return [length, at + 1 + count];
}
