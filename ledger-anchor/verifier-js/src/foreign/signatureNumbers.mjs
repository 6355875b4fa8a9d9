/** The one leniency that there is: DER integers are read as unsigned numbers, copied at the length of a coordinate. */
export const LENIENCY = "MISSING_DER_SIGN_BYTE";

const LONGEST = 129;

/**
 * r ‖ s of a signature, each as long as a coordinate, and `under` which leniency they were read: `"none"` or its name. Undefined for
 * bytes that are no such signature.
 */
export function numbersOf(signature, length, isLenient, plain) {
  if (plain ?? isPlain(signature, length)) return signature.length === 2 * length ? { compact: signature, under: "none" } : undefined;
  const integers = integersOf(signature);
  if (integers === undefined) return undefined;
  const lengths = (content) => content.length <= length + 1 && isMinimal(content, length);
  if (integers.every(isPositive)) return compactOf(integers, length, "none");
  return isLenient && integers.every(lengths) ? compactOf(integers, length, LENIENCY) : undefined;
}

/** r ‖ s has its own length, and is no sequence that ends where it does. */
const isPlain = (bytes, length) => bytes.length === 2 * length && !(bytes[0] === 0x30 && bytes[1] === bytes.length - 2 && bytes[2] === 2);

/** The contents of the two integers of a DER sequence that has nothing else. */
function integersOf(der) {
  if (der.length < 8 || der.length > LONGEST || der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const first = integerAt(der, 2);
  const second = first && integerAt(der, 4 + first.length);
  return second && 6 + first.length + second.length === der.length ? [first, second] : undefined;
}

function integerAt(der, at) {
  const end = at + 2 + der[at + 1];
  return der[at] === 2 && der[at + 1] > 0 && end <= der.length ? der.subarray(at + 2, end) : undefined;
}

/** X.690 section 8.3: above zero, in as few bytes as can be. */
const isPositive = (content) => content[0] < 0x80 && (content[0] !== 0 || content[1] >= 0x80);

const isMinimal = (content, length) => content[0] !== 0 || content.length === length || content[1] >= 0x80;

function compactOf(integers, length, under) {
  const compact = new Uint8Array(2 * length);
  for (const [i, content] of integers.entries()) {
    const digits = content.subarray(content.findIndex((byte) => byte !== 0));
    if (digits.length > length) return undefined;
    compact.set(digits, (i + 1) * length - digits.length);
  }
  return { compact, under };
}
