import { addTo, checked } from "../int64.mjs";
import { money } from "../report.mjs";
import { present, require } from "../refused.mjs";

const OF_ACCOUNT = { endUse: "account" };

/** The account's charges are the sum of its places, and each place that of its end uses. */
export function totals(dossier) {
  const places = placesOf(dossier);
  const sum = places.reduce((total, { charge }) => checked(total + charge), 0n);
  require(sum === charged(dossier), "entries", "the places do not add up to what the account was charged");
  return `the account's charges are the sum of its places, and each place that of its end uses: ${money(sum)} ${dossier.bundle.entries.at(-1).currency}`;
}

/** Micro-units of all lines, taken from the running balance and the top-ups. */
export function charged({ bundle: { entries } }) {
  const topUps = entries.filter(({ type }) => type === "top-up");
  return topUps.reduce((total, { amount }) => checked(total + amount), entries.at(-1).balance);
}

/** What was charged, by place and end use, with what stands of the use; ascending. */
export function placesOf(dossier) {
  const charges = new Map();
  const energy = new Map();
  for (const { usagePoint, endUse, amount } of uses(dossier.bundle.entries, (hash) => dossier.index.cited(hash, "agreement"))) {
    const place = placeOf(usagePoint, dossier.index);
    if (!charges.has(place)) charges.set(place, new Map());
    addTo(charges.get(place), endUse, amount);
  }
  for (const position of dossier.standing) {
    const { usagePoint, endUse, unit, exported, basis, deduction } = dossier.bundle.entries[position];
    const slot = `${placeOf(usagePoint, dossier.index)} ${endUse}`;
    if (!energy.has(slot)) energy.set(slot, new Map());
    const { quantities } = dossier.segments.get(position);
    const source = `${deduction?.usagePoint ?? ""} ${unit} ${exported} ${originOf(basis)} ${basis.simulated ?? false}`;
    quantities.forEach((quantity) => addTo(energy.get(slot), source, quantity));
  }
  return ascending(charges).map(([place, endUses]) => ({
    place,
    charge: [...endUses.values()].reduce((sum, charge) => checked(sum + charge), 0n),
    endUses: ascending(endUses).map(([endUse, charge]) => ({
      endUse,
      charge,
      energy: ascending(energy.get(`${place} ${endUse}`) ?? new Map()).map(([source, quantity]) => {
        const [subMeter, unit, exported, origin, simulated] = source.split(" ");
        return { unit, exported: exported === "true", origin, simulated: simulated === "true", subMeter, quantity };
      }),
    })),
  }));
}

/** Who vouches for quantities: the register of an installation was read by a person. */
function originOf(basis) {
  if (basis.edit !== undefined) return "EDITED";
  if (basis.order !== undefined) return "ESTIMATED_UNSCALED";
  if (basis.estimate !== undefined) return "ESTIMATED";
  return basis.advance === undefined ? basis.originClass : "MANUAL";
}

/**
 * What each line was charged for: usage and cycle charges say so themselves; a reversal belongs where what it takes back does, a standing charge
 * where its agreement says, of an authorisation where it was last used before; the rest to the account.
 *
 * @param agreementOf an agreement by its hash; undefined for an authorisation
 */
export function* uses(entries, agreementOf) {
  const bySequence = new Map();
  const byAgreement = new Map();
  for (const entry of entries) {
    for (const line of entry.lines) {
      const use = { usage: entry, "cycle-charges": entry, reversal: bySequence.get(entry.reverses) }[entry.type]
        ?? agreementOf(line.agreement) ?? byAgreement.get(line.agreement) ?? OF_ACCOUNT;
      yield { usagePoint: use.usagePoint, endUse: use.endUse, amount: line.amount, line };
    }
    if (entry.type === "cycle-charges") bySequence.set(entry.sequence, entry);
    if (entry.type === "fee") bySequence.set(entry.sequence, OF_ACCOUNT);
    if (entry.type === "usage") {
      bySequence.set(entry.sequence, entry);
      byAgreement.set(entry.agreement, entry);
    }
  }
}

function placeOf(usagePoint, index) {
  if (usagePoint === undefined) return "account";
  return present(index.usagePoint(usagePoint), "documents", `none describes usage point ${usagePoint}`).place;
}

const ascending = (map) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
