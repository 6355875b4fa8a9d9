import { require } from "./refused.mjs";

/** A maker's certificates are judged by RFC 5280, which this verifier does not do: it refuses, for it cannot know. */
export function requireCertified() {
  require(false, "voucher.chain", "this verifier does not judge certificates");
}
