import { toHex } from "./bytes.mjs";
import { groupBy } from "./grouping.mjs";
import { instantText } from "./instant.mjs";
import { readCheckpoint } from "./note.mjs";
import { signingRoles } from "./steps/documentSignatures.mjs";
import { charged, placesOf } from "./steps/totals.mjs";

/** What a bundle that passed shows, and no more: bigint for micro-units and milli-units. */
export function conclude(dossier) {
  const { bundle, trust, index } = dossier;
  const { origin, size, root } = readCheckpoint(bundle.log.epochCheckpoint);
  return {
    account: bundle.account,
    currency: index.account(bundle.account).currency,
    checkpoint: { origin, epoch: bundle.log.epoch, size, root: toHex(root) },
    anchor: bundle.anchor,
    keysTrusted: trust !== undefined,
    balance: bundle.entries.at(-1).balance,
    charges: charged(dossier),
    places: placesOf(dossier),
    gaps: dossier.gaps.map(timed),
    withdrawn: dossier.withdrawn.map(timed),
    asserted: asserted(dossier),
    notProven: notProven(dossier),
  };
}

const timed = ({ from, to, ...channel }) => ({ ...channel, from: instantText(from), to: instantText(to) });

function asserted(dossier) {
  const { blocks, documents } = dossier.bundle;
  const origins = [...groupBy(blocks, ({ originClass }) => originClass)].sort();
  const byRole = groupBy(documents, asserter);
  return [
    ...origins.map(([origin, all]) => ({ who: "whoever made the bundle", what: `that the origin of ${all.length} blocks is ${origin}` })),
    { who: "meters", what: `the readings of ${blocks.length} blocks` },
    ...[...byRole].map(([role, all]) => ({ who: who(role, dossier), what: counted(all) })),
    { who: who("log", dossier), what: "the checkpoints of the log" },
  ];
}

/** On whose word a document rests most: the last who signs, but operators only where nobody else does. */
function asserter(document) {
  const roles = signingRoles(document);
  return roles.findLast((role) => role !== "operator") ?? "operator";
}

function who(role, { bundle, trust }) {
  const keys = bundle.keys.filter((key) => key.role === role).map(({ key }) => key.slice(0, 16));
  return `${role} (key ${keys.join(", ")}, ${trust ? `trusted by ${trust.name}` : "unverified"})`;
}

const counted = (documents) =>
  [...groupBy(documents, ({ type }) => type)].map(([type, all]) => `${all.length} × ${type}`).sort().join(", ");

function notProven(dossier) {
  const { trust, bundle: { anchor }, notProven: found } = dossier;
  const deducts = dossier.deductions().length > 0;
  const subMeters = deducts ? ["that no other sub-meter stands beneath a usage point, nor a later description of one exists"] : [];
  return [
    ...found,
    ...(trust ? [] : ["who holds the keys: no trust file was given"]),
    ...(trust?.chain ? [] : ["which contract is the log's: no trust file names its chain"]),
    "what was booked for the account after its newest statement",
    "that no later enrolment, installation, reading edit, calorific value, agreement, tariff version or top-up exists, and which tariff versions were known at a close beyond those that entries show",
    ...subMeters,
    "that the log's keys were valid when they signed: a checkpoint carries no time",
    "where readings come from beyond the meters' signatures",
    `that block ${anchor.block} of chain ${anchor.chainId} holds the anchor, after what it is said to follow: ask a node of the chain`,
  ];
}
