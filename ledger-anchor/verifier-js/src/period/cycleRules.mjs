import { monthOf } from "../calendar.mjs";
import { entryPath } from "../dossier.mjs";
import { require } from "../refused.mjs";
import { needsPeriod } from "../tariff.mjs";

/** Into which pieces a close cuts the cycles of an agreement, and which tariff versions each names. */
export class CycleRules {
  #edges;
  #from;
  #uses;
  #known;
  #isChargedWith;

  /**
   * `edges`: begins and ends of the periods so far, `from`: begin of this one, `uses` that stand, `known`: versions of tariffs by hash,
   * `isChargedWith`: whether the cycles of one contract charge what is used under another.
   */
  constructor({ edges, from, uses, known, isChargedWith }) {
    this.#edges = [...edges].sort((one, other) => one - other);
    this.#from = from;
    this.#uses = uses;
    this.#known = known;
    this.#isChargedWith = isChargedWith;
  }

  require(chain) {
    let end = chain.until;
    for (const piece of chain.pieces) {
      this.#requireBegin(piece, end ?? this.#first(piece, chain));
      this.#requireEnd(piece);
      this.#requireVersions(piece);
      end = piece.to;
    }
  }

  #requireBegin({ position, from, contract, versions }, first) {
    const begins = from === first || (from > first && (from === contract.from || from === versions[0].from));
    require(begins, entryPath(position, "from"), "is not where the cycle before ends, or the first begins");
  }

  /** The begin of the period, or of the month of earlier use that its tariff charges. */
  #first({ contract }, { opened }) {
    let first = opened ?? this.#from;
    for (const use of this.#uses) {
      if (use.start < first && needsPeriod(use.tariff) && this.#isChargedWith(use.contract, contract)) first = monthOf(use.tariff.zone, use.start).from;
    }
    return Math.max(first, contract.from);
  }

  #requireEnd({ position, from, to, contract, versions }) {
    const edge = this.#edges.find((instant) => instant > from);
    const ends = edge !== undefined && to <= edge
      && (to === edge || to === monthOf(versions[0].zone, from).to || to === contract.to);
    require(ends, entryPath(position, "to"), "is not where the month, a period or the agreement ends");
  }

  #requireVersions({ position, from, to, contract, versions, tariffs, uses }) {
    const path = entryPath(position, "tariffs");
    const begun = [...uses.values()].filter(({ start }) => start >= from && start < to);
    const all = new Map([...this.#known].filter(([, { id }]) => id === contract.tariff));
    tariffs.forEach((hash, i) => all.set(hash, versions[i]));
    const keepsItsTerms = begun.some(({ hash, start }) => tariffs.includes(hash) && hash !== holdingAt(start, all));
    const holding = [...all].filter(([hash, version]) => {
      const begin = Math.max(version.from, from);
      return begin < to && hash === holdingAt(begin, all);
    });
    const same = holding.length === tariffs.length && holding.every(([hash]) => tariffs.includes(hash));
    require(keepsItsTerms || same, path, "are not those in force");
  }
}

/** The hash of the version that holds at an instant. */
function holdingAt(instant, versions) {
  const begun = [...versions].filter(([, { from }]) => from <= instant);
  return begun.reduce((last, one) => (last === undefined || one[1].from > last[1].from ? one : last), undefined)?.[0];
}
