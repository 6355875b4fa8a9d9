import { fromHex } from "../bytes.mjs";

/** Hexadecimal in either case; white space does not count. */
export const hexOf = (text) => fromHex(text.replace(/[ \t\r\n]/g, "").toLowerCase());
