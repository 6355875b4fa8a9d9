import { utf8 } from "../bytes.mjs";
import { MAX } from "../int64.mjs";
import { COSIGNATURE, LOG_SIGNATURE, noteKeyId, readCheckpoint } from "../note.mjs";
import { at, present, require } from "../refused.mjs";
import { isSigned, requireKey } from "../signatures.mjs";

const EPOCHS = "/epochs";
const TIME = 8;
const ED25519 = 64;

/** Every signature on the notes is a log key's; origins belong together, and are those of the trust file. */
export function checkpoints(dossier) {
  const { bundle: { log }, trust } = dossier;
  const epochs = at("log.epochCheckpoint", () => readCheckpoint(log.epochCheckpoint));
  const name = epochs.origin.slice(0, -EPOCHS.length);
  require(epochs.origin.endsWith(EPOCHS), "log.epochCheckpoint", "the origin is not that of an epoch log");
  require(!trust || epochs.origin === trust.epochsOrigin, "log.epochCheckpoint", "is not the trusted log's");
  const witnesses = requireSigned(epochs, dossier, "log.epochCheckpoint");
  const demanded = trust?.witnesses ?? 0;
  require(witnesses >= demanded, "log.epochCheckpoint",
    `has ${witnesses} cosignatures of trusted witnesses, and the trust file demands ${demanded}`);
  log.shards.forEach(({ shard, note }, i) => {
    const path = `log.shards[${i}].note`;
    const head = at(path, () => readCheckpoint(note));
    require(head.origin === `${name}/shard/${shard}`, path, `the origin is not that of shard ${shard}`);
    const known = !trust || isTrusted(trust.logs, { shard, origin: head.origin }, log.generation);
    require(known, path, "is not a trusted log's");
    requireSigned(head, dossier, path);
  });
  return `the log ${name} signed ${log.shards.length} shard checkpoint(s) and the epoch checkpoint` +
    (witnesses > 0 ? `, which ${witnesses} witness(es)${trust ? ` (${demanded} demanded)` : ", unverified,"} cosigned` : "");
}

/** Of shards that were opened after the trust file was written it names none: they have numbers above all that it names. */
function isTrusted(logs, { shard, origin }, generation) {
  const named = logs.filter((log) => log.shard === shard);
  return named.length > 0
    ? named.some((log) => log.origin === origin)
    : generation > 1n && logs.every((log) => log.shard < shard);
}

/**
 * Every Ed25519 signature line is right, and by another of the log's keys or of the witnesses; one of the log's keys is trusted. Of two keys with
 * one id the first counts.
 *
 * @returns {number} how many trusted witnesses cosigned; all, where there is no trust file
 */
function requireSigned({ origin, text, signatures }, { bundle, trust, usedKeys }, path) {
  const signers = bundle.keys.filter(({ role }) => role === "log" || role === "witness");
  signers.forEach(({ publicKey }) => at(path, () => requireKey("Ed25519", publicKey)));
  const seen = new Set();
  const trusted = { log: 0, witness: 0 };
  for (const { name, id, signature } of signatures.filter(isEd25519)) {
    const role = name === origin ? "log" : "witness";
    const type = name === origin ? LOG_SIGNATURE : COSIGNATURE;
    const found = signers.find((key) => key.role === role && noteKeyId(name, type, key.publicKey) === id);
    const signer = present(found, path, `is signed by a key that is not among the ${role} keys`);
    require(!seen.has(signer), path, "a key signed twice");
    seen.add(signer);
    const [message, bare] = role === "log" ? [utf8(text), signature] : cosigned(text, signature, path);
    const valid = isSigned("Ed25519", signer.publicKey, message, bare);
    require(valid, path, `the signature is not the ${role} key's over this checkpoint`);
    if (!trust || trust.keys.some((key) => key.role === role && key.key === signer.key)) trusted[role] += 1;
    usedKeys.add(signer);
  }
  require(trusted.log > 0, path, "is signed by no key that is trusted as a log key");
  return trusted.witness;
}

/** Lines of other algorithms, such as ML-DSA-44, are longer; they are ignored, as C2SP signed-note asks: no key here could check them. */
const isEd25519 = ({ signature }) => signature.length <= TIME + ED25519;

/** C2SP tlog-cosignature: eight bytes of time stand before the signature, and the time is signed. */
function cosigned(text, timestamped, path) {
  require(timestamped.length > TIME, path, "a cosignature has a time and a signature");
  const time = new DataView(timestamped.buffer, timestamped.byteOffset).getBigUint64(0);
  require(time <= MAX, path, "a cosignature is of 1970 or later");
  return [utf8(`cosignature/v1\ntime ${time}\n${text}`), timestamped.subarray(TIME)];
}
