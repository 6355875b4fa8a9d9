/** An unsigned number of at most six bytes, the least first. */
export function unsigned(bytes, offset, length) {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[offset + i];
  return value;
}

/** Eight bytes in two's complement, the least first. */
export const signed64 = (bytes, offset) => new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(offset, true);

/** A byte in two's complement. */
export const signed8 = (bytes, offset) => (bytes[offset] << 24) >> 24;
