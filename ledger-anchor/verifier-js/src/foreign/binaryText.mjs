import { fromBase64, fromHex } from "../bytes.mjs";

/** Hexadecimal in either case; white space does not count. */
export const hexOf = (text) => fromHex(dense(text).toLowerCase());

/** Base64 of RFC 4648 section 4 with its padding; white space does not count. */
export const base64Of = (text) => fromBase64(dense(text));

const dense = (text) => text.replace(/[ \t\r\n]/g, "");
