import { MAX_BYTES } from "./bundle.mjs";
import { concat, equal, fromHex } from "./bytes.mjs";
import { sha256 } from "./hashing.mjs";
import { Refused, require } from "./refused.mjs";

/** A gzip file (RFC 1952) with an extra field of 36 bytes: "MP" and a hash. */
const HEADER = fromHex("1f8b080400000000" + "00ff" + "2400" + "4d502000");
const HASH = 32;

/** The bundle's JSON: the file itself, or what is packed in it. */
export async function unpacked(file) {
  if (file[0] !== HEADER[0] || file[1] !== HEADER[1]) return file;
  require(equal(file.subarray(0, HEADER.length), HEADER), "", "the file has another header than a packed bundle");
  const body = file.subarray(HEADER.length + HASH);
  const digest = file.subarray(HEADER.length, HEADER.length + HASH);
  require(equal(sha256(body), digest), "", "the file was damaged: it has not the digest of its header");
  return inflated(file);
}

async function inflated(file) {
  const chunks = [];
  let length = 0;
  try {
    for await (const chunk of new Blob([file]).stream().pipeThrough(new DecompressionStream("gzip"))) {
      length += chunk.length;
      require(length <= MAX_BYTES, "", `the file holds more than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("", `the file is not packed by deflate: ${error.message}`);
  }
  return concat(...chunks);
}
