import { fromBase64 } from "./bytes.mjs";
import { readKey, ROLES } from "./documents.mjs";
import { Fields } from "./fields.mjs";
import { parseObject } from "./json.mjs";

const CHAIN_ID = /^\d{1,20}$/;

/** Reads a trust file, in any form of JSON. */
export function readTrust(text) {
  return Fields.whole(new Fields(parseObject(text)), (fields) => ({
    name: fields.name("name"),
    keys: fields.list("keys", (key) => ({ role: key.oneOf("role", ROLES), ...readKey(key), ...key.effective() })),
    roots: fields.optional("roots", () => fields.list("roots", readRoot)) ?? [],
    logs: fields.list("logs", (log) => ({ shard: log.count("shard"), origin: log.name("origin") })),
    epochsOrigin: Fields.whole(fields.object("epochs"), (epochs) => epochs.name("origin")),
    witnesses: fields.optional("witnesses", () => fields.count("witnesses")) ?? 0,
    chain: fields.optional("chain", () => Fields.whole(fields.object("chain"), readChain)),
  }));
}

const readRoot = (root) => ({ maker: root.identifier("maker"), certificate: root.converted("certificate", fromBase64, "is not base64") });

function readChain(fields) {
  const chainId = BigInt(fields.matching("chainId", CHAIN_ID, "is not a decimal number in a string")).toString();
  fields.optional("rpc", fields.text);
  return { chainId, contract: fields.text("contract").toLowerCase() };
}
