import { fromHex } from "../bytes.mjs";

/** Hexadecimal in either case. */
export const hexOf = (text) => fromHex(text.toLowerCase());
