import { toHex, utf8 } from "../bytes.mjs";
import { sha256 } from "../hashing.mjs";
import { encode } from "../json.mjs";
import { require } from "../refused.mjs";

/** SHA-256 of the bundle's canonical JSON with an empty digest. */
export function digest({ bundle, root }) {
  const whole = toHex(sha256(utf8(encode({ ...root, digest: "" }))));
  require(whole === bundle.digest, "digest", "is not that of the bundle: it was damaged after it was made");
  return "the bundle is as it was made";
}
