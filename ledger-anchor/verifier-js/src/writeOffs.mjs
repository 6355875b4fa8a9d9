import { checked } from "./int64.mjs";

const NO_PRICE = { digits: 0n, scale: 0 };
const isPriced = ({ price }) => price.digits !== 0n;

/** Whether a line of a usage entry writes off a charge. Only lines of a policy come to something without a price. */
export const isWriteOff = (line) => line.amount < 0n && !isPriced(line);

/** Whether a line of a usage entry withholds credit of a deduction. */
export const isWithheld = (line) => line.amount > 0n && !isPriced(line);

const CHARGES = { name: "charges", sign: 1n, counts: (line) => line.amount > 0n && isPriced(line), takesOff: isWriteOff };
const CREDITS = { name: "credits", sign: -1n, counts: (line) => line.amount < 0n && isPriced(line), takesOff: isWithheld };

/**
 * What bills write off, recomputed entry by entry. A correction is the reversals of one cause in one channel, where that settles, and the bills in their
 * place: these charge for late use at most what those took back, and a late bill that replaces nothing charges none. A late deduction
 * credits likewise, and the rest is withheld.
 */
export class WriteOffs {
  #dossier;
  #corrections = new Map();

  constructor(dossier) {
    this.#dossier = dossier;
  }

  /** Takes note of a reversal; one of what is no earlier usage is refused elsewhere. */
  reversed(reversal) {
    const key = this.#key(reversal);
    if (key === undefined) return;
    const known = this.#corrections.get(key);
    const correction = known === undefined || known.drawn.size > 0 ? { takenBack: [], drawn: new Map() } : known;
    correction.takenBack.push({ sequence: reversal.sequence, lines: this.#entry(reversal.reverses).lines });
    this.#corrections.set(key, correction);
  }

  /** The lines that an entry must have. */
  bounded(entry, lines, tariff) {
    const { policy, limit } = boundOf(tariff, entry.booked);
    if (limit === undefined) return lines;
    const charge = this.#excess(entry, lines, limit, CHARGES);
    const credit = entry.deduction === undefined ? 0n : this.#excess(entry, lines, limit, CREDITS);
    const bounded = charge > 0n ? [...lines, policyLine(lines, policy, limit, CHARGES, -charge)] : lines;
    return credit > 0n ? [...bounded, policyLine(lines, policy, limit, CREDITS, credit)] : bounded;
  }

  /** How much of a bill is late, and beyond what it replaces. */
  #excess(entry, lines, limit, side) {
    const asked = lateOf(lines, limit, side);
    return asked - this.#draw(entry, asked, limit, side);
  }

  /** A correction is all that is taken back behind what its first bill replaces. */
  #draw(entry, asked, limit, side) {
    const correction = this.#correction(entry);
    if (correction === undefined) return 0n;
    if (correction.drawn.size === 0) correction.takenBack = correction.takenBack.filter(({ sequence }) => sequence >= entry.rebills);
    const key = `${side.name} ${limit}`;
    const given = correction.takenBack.reduce((sum, { lines }) => checked(sum + lateOf(lines, limit, side)), 0n);
    const before = correction.drawn.get(key) ?? 0n;
    const left = given > before ? given - before : 0n;
    const taken = asked < left ? asked : left;
    correction.drawn.set(key, before + taken);
    return taken;
  }

  #correction({ rebills }) {
    const reversal = rebills === undefined ? undefined : this.#entry(rebills);
    return reversal?.type === "reversal" ? this.#corrections.get(this.#key(reversal)) : undefined;
  }

  /** Undefined for a reversal of what is no earlier usage. */
  #key({ cause, reverses }) {
    const usage = this.#entry(reverses);
    const segment = this.#dossier.segments.get(Number(reverses) - 1);
    if (usage?.type !== "usage" || segment === undefined) return undefined;
    return [cause, segment.channel, usage.basis.advance !== undefined, ...subjectOf(usage, segment)].join(" ");
  }

  #entry(sequence) {
    return this.#dossier.bundle.entries[Number(sequence) - 1];
  }
}

/** Where a channel settles: with a token, at a usage point, or where a sub-meter is deducted. A cause corrects each by itself. */
const subjectOf = ({ usagePoint, deduction }, { isCharging, block }) =>
  isCharging ? ["token", block.charging.token] : ["usage-point", usagePoint, deduction?.usagePoint];

/** The lines of a fee, with all written off that is late. */
export function boundedFee(lines, tariff, booked) {
  const { policy, limit } = boundOf(tariff, booked);
  const late = limit === undefined ? 0n : lateOf(lines, limit, CHARGES);
  return late > 0n ? [...lines, policyLine(lines, policy, limit, CHARGES, -late)] : lines;
}

/** The policy of a tariff, and what ended at which instant or before is late in a bill that is booked at another. */
function boundOf({ components }, booked) {
  const policy = components.find(({ kind }) => kind === "back-billing");
  return policy === undefined || booked < policy.from ? {} : { policy, limit: monthsBefore(booked, policy.months) };
}

/** Micro-units that lines charge or credit for what ended at a limit or before, less what the policy takes off. */
const lateOf = (lines, limit, { sign, counts, takesOff }) => lines
  .filter((line) => line.to <= limit && (counts(line) || takesOff(line)))
  .reduce((sum, { amount }) => checked(sum + sign * amount), 0n);

function policyLine(lines, { id, policy }, limit, { counts }, amount) {
  const late = lines.filter((line) => counts(line) && line.to <= limit);
  return { component: id, name: policy, from: late[0].from, to: late.at(-1).to, quantity: 0n, price: NO_PRICE, amount };
}

/** The same day and time so many calendar months earlier in UTC, or that month's last day. Seconds. */
function monthsBefore(second, months) {
  const date = new Date(Number(second) * 1000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), last);
  return Date.UTC(Math.floor(month / 12), month % 12, day) / 1000 + (Number(second) % 86400);
}
