import { utf8 } from "../bytes.mjs";
import { noteKeyId, readCheckpoint } from "../note.mjs";
import { at, present, require } from "../refused.mjs";
import { isSigned, requireKey } from "../signatures.mjs";

const EPOCHS = "/epochs";

/** Every signature on the notes is a log key's; origins belong together, and are those of the trust file. */
export function checkpoints(dossier) {
  const { bundle: { log }, trust } = dossier;
  const epochs = at("log.epochCheckpoint", () => readCheckpoint(log.epochCheckpoint));
  const name = epochs.origin.slice(0, -EPOCHS.length);
  require(epochs.origin.endsWith(EPOCHS), "log.epochCheckpoint", "the origin is not that of an epoch log");
  require(!trust || epochs.origin === trust.epochsOrigin, "log.epochCheckpoint", "is not the trusted log's");
  requireSigned(epochs, dossier, "log.epochCheckpoint");
  log.shards.forEach(({ shard, note }, i) => {
    const path = `log.shards[${i}].note`;
    const head = at(path, () => readCheckpoint(note));
    require(head.origin === `${name}/shard/${shard}`, path, `the origin is not that of shard ${shard}`);
    const known = !trust || trust.logs.some((trusted) => trusted.shard === shard && trusted.origin === head.origin);
    require(known, path, "is not a trusted log's");
    requireSigned(head, dossier, path);
  });
  return `the log ${name} signed ${log.shards.length} shard checkpoint(s) and the epoch checkpoint`;
}

/** Every signature line is by another of the log's keys, and right. Of two keys with one id the first counts. */
function requireSigned({ origin, text, signatures }, { bundle, trust, usedKeys }, path) {
  const logKeys = bundle.keys.filter(({ role }) => role === "log");
  logKeys.forEach(({ publicKey }) => at(path, () => requireKey("Ed25519", publicKey)));
  const seen = new Set();
  for (const { name, id, signature } of signatures) {
    require(name === origin, path, "is signed under another name than its origin");
    const found = logKeys.find(({ publicKey }) => noteKeyId(origin, publicKey) === id);
    const signer = present(found, path, "is signed by a key that is not among the log keys");
    require(!seen.has(signer), path, "a key signed twice");
    seen.add(signer);
    const valid = isSigned("Ed25519", signer.publicKey, utf8(text), signature);
    require(valid, path, "the signature is not the log key's over this checkpoint");
    const trusted = !trust || trust.keys.some(({ role, key }) => role === "log" && key === signer.key);
    require(trusted, path, "the signing key is not trusted as a log key");
    usedKeys.add(signer);
  }
}
