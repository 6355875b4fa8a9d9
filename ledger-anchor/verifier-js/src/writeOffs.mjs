import { checked } from "./int64.mjs";

const NO_PRICE = { digits: 0n, scale: 0 };

/**
 * What bills write off, recomputed entry by entry. A correction is the reversals of one cause in one channel and the bills in their
 * place: these charge for late use at most what those took back, and a late bill that replaces nothing charges none.
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
    correction.takenBack.push(this.#entry(reversal.reverses).lines);
    this.#corrections.set(key, correction);
  }

  /** The lines that an entry must have. */
  bounded(entry, lines, tariff) {
    const { policy, limit } = boundOf(tariff, entry.booked);
    if (limit === undefined) return lines;
    const late = lateOf(lines, limit);
    const excess = late - this.#draw(this.#correction(entry), late, limit);
    return excess > 0n ? [...lines, writeOff(lines, policy, limit, excess)] : lines;
  }

  #draw(correction, asked, limit) {
    if (correction === undefined) return 0n;
    const given = correction.takenBack.reduce((sum, lines) => checked(sum + lateOf(lines, limit)), 0n);
    const before = correction.drawn.get(limit) ?? 0n;
    const left = given > before ? given - before : 0n;
    const taken = asked < left ? asked : left;
    correction.drawn.set(limit, before + taken);
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
    return [cause, segment.channel, usage.basis.advance !== undefined, segment.deducted].join(" ");
  }

  #entry(sequence) {
    return this.#dossier.bundle.entries[Number(sequence) - 1];
  }
}

/** The lines of a fee, with all written off that is late. */
export function boundedFee(lines, tariff, booked) {
  const { policy, limit } = boundOf(tariff, booked);
  const late = limit === undefined ? 0n : lateOf(lines, limit);
  return late > 0n ? [...lines, writeOff(lines, policy, limit, late)] : lines;
}

/** The policy of a tariff, and what ended at which instant or before is late in a bill that is booked at another. */
function boundOf({ components }, booked) {
  const policy = components.find(({ kind }) => kind === "back-billing");
  return policy === undefined || booked < policy.from ? {} : { policy, limit: monthsBefore(booked, policy.months) };
}

/** Of a usage entry's lines only what is written off comes to something without a price. */
const isWriteOff = ({ amount, price }) => amount < 0n && price.digits === 0n;

/** Micro-units that lines charge for what ended at a limit or before, what they write off taken off. */
const lateOf = (lines, limit) => lines
  .filter((line) => line.to <= limit && (line.amount > 0n || isWriteOff(line)))
  .reduce((sum, { amount }) => checked(sum + amount), 0n);

function writeOff(lines, { id, policy }, limit, excess) {
  const late = lines.filter(({ amount, to }) => amount > 0n && to <= limit);
  return { component: id, name: policy, from: late[0].from, to: late.at(-1).to, quantity: 0n, price: NO_PRICE, amount: -excess };
}

/** The same day and time so many calendar months earlier in UTC, or that month's last day. Seconds. */
function monthsBefore(second, months) {
  const date = new Date(Number(second) * 1000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), last);
  return Date.UTC(Math.floor(month / 12), month % 12, day) / 1000 + (Number(second) % 86400);
}
