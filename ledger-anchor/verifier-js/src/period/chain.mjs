import { monthOf } from "../calendar.mjs";
import { isShared, ruleLines } from "../rules.mjs";
import { NOTHING_CARRIED, rateCycle } from "./cycle.mjs";

/**
 * What stands for the cycles of one agreement: pieces of time that do not overlap, each of which leaves something to the next. A piece is
 * rated again only after something of it has changed.
 */
export class CycleChain {
  /** Those that are not final, in order of time. */
  pieces = [];
  /** Begin of the period at whose close it was charged first, or where it took over from another contract. */
  opened;
  /** End of the last final piece. */
  until;
  #before = NOTHING_CARRIED;
  #isChargedWith;

  /** @param isChargedWith whether the cycles of one contract charge what is used under another */
  constructor(isChargedWith) {
    this.#isChargedWith = isChargedWith;
  }

  /** It begins where it takes over from the cycles of a contract before it, if that is one of these instants and earlier than so far. */
  takeOver(begins) {
    const from = this.pieces[0]?.from;
    if (this.until === undefined && begins.includes(from)) this.opened = Math.min(this.opened ?? from, from);
  }

  isFree(from, to) {
    return from >= (this.until ?? -Infinity) && this.pieces.every((other) => from >= other.to || to <= other.from);
  }

  add(piece, uses) {
    const added = { ...piece, uses: new Map(), shared: new Map() };
    this.pieces.push(added);
    this.pieces.sort((one, other) => one.from - other.from);
    for (const [position, use] of uses) this.#reach(added, position, use);
    return added;
  }

  /** Takes back what the entry at a position charges; false where it is none of those that are not final. */
  remove(position) {
    const count = this.pieces.length;
    this.pieces = this.pieces.filter((piece) => piece.position !== position);
    return this.pieces.length < count;
  }

  bill(position, use) {
    for (const piece of this.pieces) this.#reach(piece, position, use);
  }

  takeBack(position) {
    for (const piece of this.pieces) if (piece.uses.delete(position) || piece.shared.delete(position)) piece.rated = undefined;
  }

  /** Whether the piece that a use begins in charges it. */
  charges({ contract, start }) {
    return this.pieces.some((piece) => start >= piece.from && start < piece.to && this.#isChargedWith(contract, piece.contract));
  }

  /** What a piece costs, and what it leaves, by what stands of the use, and by what the pieces before it leave. */
  rated(wanted, useOf) {
    let carried = this.#before;
    for (const piece of this.pieces) {
      const rated = rate(piece, carried, useOf);
      if (piece === wanted) return rated;
      carried = rated.carried;
    }
    return undefined;
  }

  /** A period that began then was closed: what ends by a bound does not change any more. */
  close(from, bound, useOf) {
    if (this.pieces.length > 0) this.opened ??= from;
    while (this.pieces.length > 0 && this.pieces[0].to <= bound) {
      const last = this.pieces.shift();
      this.#before = rate(last, this.#before, useOf).carried;
      this.until = last.to;
    }
  }

  /** Where a contract has rules, all use of the local month is counted, and use under others that share a rule with it. */
  #reach(piece, position, use) {
    const from = piece.contract.rules.length === 0 ? piece.from : monthOf(piece.versions[0].zone, piece.from).from;
    if (use.start >= piece.to || use.end <= from) return;
    const isCharged = this.#isChargedWith(use.contract, piece.contract);
    if (!isCharged && !isShared(use.contract, piece.contract)) return;
    (isCharged ? piece.uses : piece.shared).set(position, use);
    piece.rated = undefined;
  }
}

/** By the same use and what the same objects carry, a piece comes out as it did. */
function rate(piece, carried, useOf) {
  if (piece.rated === undefined || piece.carried !== carried) {
    piece.carried = carried;
    const use = useOf(piece);
    const { lines, carried: left } = rateCycle(piece.versions, use, carried, piece.byDays);
    const { contract, versions, from } = piece;
    const decided = contract.rules.length === 0 ? [] : ruleLines(contract.rules, versions[0], use.counted, from);
    piece.rated = { lines: [...lines, ...decided], carried: left };
  }
  return piece.rated;
}
