import { identityOf, requirePossible } from "../block.mjs";
import { covers } from "../documentIndex.mjs";
import { signedUnder } from "../foreign/ecdsa.mjs";
import { at, present, require } from "../refused.mjs";
import { isSigned, requireKey } from "../signatures.mjs";

/** Each block is signed by a key that was its meter's, has the readings of its root, and its meter stood where the bundle says. */
export function blocks(dossier) {
  for (const block of dossier.blocks.values()) examine(block, `blocks[${block.position}]`, dossier.index);
  return `${dossier.blocks.size} blocks are signed by their meters, with all their readings`;
}

function examine(block, path, index) {
  const { meter, key, start, end, usagePoint } = block;
  const enrolment = present(
    index.enrolment(meter, key, start, end), `${path}.signed`, "no enrolment makes this key the meter's for the time of the readings");
  require(enrolment.algorithm === block.algorithm, `${path}.signed`, "the key is of another algorithm");
  if (block.record) requireRecord(block, path, enrolment, index);
  else requireBlock(block, path, enrolment);
  const there = index.installation(meter, usagePoint, start, end);
  present(there, `${path}.usagePoint`, "no installation says that the meter stood here for the time of the readings");
  require(index.places(meter, start).size === 1, `${path}.usagePoint`, "installations put the meter at several usage points");
}

function requireBlock(block, path, { algorithm, publicKey }) {
  at(`${path}.signed`, () => requireKey(algorithm, publicKey));
  at(`${path}.readings`, () => requirePossible(block, block.readings, block.charging));
  const valid = isSigned(algorithm, publicKey, block.signed, block.signature);
  require(valid, `${path}.signature`, "the signature is not the key's over these bytes");
}

/** Every statement is the key's; a departure from its format is accepted under the leniency that the block names, if it takes one. */
function requireRecord({ record, charging, leniency, start, end }, path, enrolment, index) {
  const { transaction, token } = charging ?? {};
  const told = transaction === record.charging.transaction && token === record.charging.token;
  require(told, `${path}.transaction`, "is not that of the record");
  const granted = leniency === undefined ? [] : grantOf(leniency, enrolment, start, end, `${path}.leniency`, index);
  const under = record.parts.map((part) => signedUnder(part, enrolment.publicKey, granted));
  require(!under.includes(undefined), `${path}.signed`, "the signature is not the key's over these bytes");
  const needed = under.some((name) => name !== "none");
  require(needed === (leniency !== undefined), `${path}.leniency`, "is not needed");
}

/** What the document grants for the time of the readings. */
function grantOf(leniency, { meter, maker, model }, start, end, path, index) {
  const grant = present(index.cited(leniency, "leniency"), path, "the bundle does not hold this leniency");
  const ofModel = model !== undefined && grant.meter === identityOf("METERPROOF/MODEL", maker, model);
  require(grant.meter === meter || ofModel, path, "is granted to another meter");
  return covers(grant, start, end) ? [grant.name] : [];
}
