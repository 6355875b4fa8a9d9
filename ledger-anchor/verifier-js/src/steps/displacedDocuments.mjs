import { entryPath } from "../dossier.mjs";
import { meteredAt } from "../entries.mjs";
import { GAS_DOCUMENTS, gasDay } from "../gas.mjs";
import { require } from "../refused.mjs";

/**
 * No standing use rests on an edit or a calorific value whose place another took, as far as entries show. Settlement bills a usage point
 * anew at once on what is published, but for what its archive has yet to give back, and that is the earliest use of a channel. So what was
 * displaced is in no entry that is booked afterwards, and stands for no use that begins with or after other use of its channel that was
 * billed anew already.
 */
export function requireUndisplaced(dossier) {
  const fates = new Map();
  for (const [position, entry] of dossier.entries("usage")) bill(position, entry, fates, dossier);
  for (const position of dossier.standing) {
    const segment = dossier.segments.get(position);
    for (const { matter, document, field } of citedBy(dossier.bundle.entries[position], segment, dossier)) {
      const fate = fates.get(matter).get(document);
      require(permits(fate, position, segment), entryPath(position, field), "rests on a document whose place another took");
    }
  }
}

/** What a document became in a matter: where it was displaced, and from when on each channel was billed anew. */
const fateOf = (said) => ({ said, displaced: Infinity, billedAnew: new Map() });

const permits = ({ displaced, billedAnew }, position, { channel, from }) =>
  position <= displaced && from < (billedAnew.get(channel) ?? Infinity);

function bill(position, entry, fates, dossier) {
  const segment = dossier.segments.get(position);
  for (const { matter, document, said } of citedBy(entry, segment, dossier)) {
    if (!fates.has(matter)) fates.set(matter, new Map());
    const known = fates.get(matter);
    if (!known.has(document)) known.set(document, fateOf(said));
    displace(known, document, said, position, segment);
  }
  const isRead = entry.basis.originClass !== undefined && !segment.isCharging;
  if (isRead) displace(fates.get(ofChannel(entry, segment)) ?? new Map(), entry.basis.block, read(segment), position, segment);
}

/** Displaces what was cited for the first time before this was. */
function displace(known, newer, said, position, { channel, from }) {
  for (const [document, fate] of known) {
    if (document === newer) return;
    if (!said.contradicts(fate.said)) continue;
    fate.displaced = Math.min(fate.displaced, position);
    fate.billedAnew.set(channel, Math.min(from, fate.billedAnew.get(channel) ?? Infinity));
  }
}

/** The edits and calorific values that an entry rests on. */
function citedBy(entry, segment, { index }) {
  const { edit, documents } = entry.basis;
  const fields = new Map([...documents.map((document) => [document, "basis.documents"]), ...(edit === undefined ? [] : [[edit, "basis.edit"]])]);
  const edits = [...fields].filter(([document]) => index.cited(document, "reading-edit"));
  return [
    ...edits.map(([document, field]) => ({ matter: ofChannel(entry, segment), document, field, said: edited(index.cited(document, "reading-edit")) })),
    ...(entry.gas === undefined ? [] : [calorific(entry, segment, index)]),
  ];
}

function calorific(entry, { from }, index) {
  const cited = (type) => entry.basis.documents.map((hash) => index.cited(hash, type)).find((document) => document !== undefined);
  const [conversion, { hash, region, values }] = GAS_DOCUMENTS.map(cited);
  const day = gasDay(conversion, from);
  const value = values.get(day);
  const said = { value, contradicts: ({ value: other }) => !isSame(value, other) };
  return { matter: `${placeOf(entry)} ${region} ${day}`, document: hash, field: "gas", said };
}

/** Two people said what was used. */
const edited = (edit) => {
  const end = edit.firstSequence + BigInt(edit.values.length);
  return { edit, end, contradicts: (other) => edit.firstSequence < other.end && other.edit.firstSequence < end };
};

/** Numbers of a block that counted as they were read: no edit of them was in force. */
const read = ({ block, firstSequence, endSequence }) => ({
  contradicts: ({ edit, end }) =>
    edit.firstSequence < endSequence && firstSequence < end && edit.interval === block.interval
    && block.start - edit.start === Number(block.firstSequence - edit.firstSequence) * edit.interval,
});

/** What settles together, on the same documents. */
const placeOf = (entry) => `${entry.usagePoint} ${meteredAt(entry)} ${entry.deduction !== undefined}`;
const ofChannel = (entry, { channel }) => `${placeOf(entry)} ${channel}`;

const isSame = (one, other) => one.digits * 10n ** BigInt(other.scale) === other.digits * 10n ** BigInt(one.scale);
