import { addTo, checked } from "./int64.mjs";
import { isWithheld, isWriteOff } from "./writeOffs.mjs";

const NO_PRICE = { digits: 0n, scale: 0 };

/**
 * The bound on back-billing covers the net of a usage point: what is withheld of its deductions is credited when a period is closed, but
 * for what they take off use that was written off itself, which nobody paid.
 */
export class NetLateUse {
  #standing = new Map();
  #given = new Map();

  /** Takes note of a usage entry or a reversal. */
  add({ type, sequence, reverses, usagePoint, unit, deduction, lines }) {
    if (type === "reversal") this.#standing.delete(reverses);
    if (type !== "usage") return;
    const late = lines.filter(deduction === undefined ? isWriteOff : isWithheld);
    if (late.length > 0) this.#standing.set(sequence, { place: `${usagePoint} ${unit}`, deducted: deduction !== undefined, late });
  }

  /** The lines of a close, by which the credits become what they are to be. */
  close(from, to) {
    const differences = this.#credits();
    for (const [policy, amount] of this.#given) addTo(differences, policy, -amount);
    return [...differences.keys()].sort().filter((policy) => differences.get(policy) !== 0n).map((policy) => {
      addTo(this.#given, policy, differences.get(policy));
      const [component, name] = policy.split("\n", 2);
      return { component, name, from, to, quantity: 0n, price: NO_PRICE, amount: -differences.get(policy) };
    });
  }

  #credits() {
    const credits = new Map();
    for (const place of new Set([...this.#standing.values()].map((each) => each.place))) {
      const spans = spansOf(this.#lines(place, false));
      for (const line of this.#lines(place, true)) {
        const span = spans.find(({ from, to }) => line.from >= from && line.to <= to);
        const covered = span === undefined ? 0n : least(span.left, line.amount);
        if (span !== undefined) span.left -= covered;
        addTo(credits, policyOf(line), line.amount - covered);
      }
    }
    return credits;
  }

  #lines(place, deducted) {
    return [...this.#standing.values()]
      .filter((each) => each.place === place && each.deducted === deducted)
      .flatMap(({ late }) => late)
      .sort((one, other) => one.from - other.from || one.to - other.to || compare(one.amount, other.amount) || compare(policyOf(one), policyOf(other)));
  }
}

const policyOf = ({ component, name }) => `${component}\n${name}`;
const compare = (one, other) => Number(one > other) - Number(one < other);
const least = (one, other) => (one < other ? one : other);

/** What was written off without a break in time; a deduction draws on what it lies within. */
function spansOf(writtenOff) {
  const spans = [];
  for (const { from, to, amount } of writtenOff) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.left = checked(last.left - amount);
    } else {
      spans.push({ from, to, left: -amount });
    }
  }
  return spans;
}
