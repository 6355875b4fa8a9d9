import { require } from "./refused.mjs";

/**
 * Contracts in the order in which entries rest on them. Each takes the place of the one of its id before it, and for good that of those
 * which it overlaps: they were ended or cut when it was published, though nothing rests on the document that says so.
 */
export class Succession {
  #inForce = new Map();
  #displaced = new Set();

  add(contract, path) {
    require(!this.#displaced.has(contract.hash), path, "overlaps an agreement that took its place before");
    for (const [key, other] of this.#inForce) {
      if (overlap(contract, other)) {
        this.#displaced.add(other.hash);
        this.#inForce.delete(key);
      }
    }
    this.#inForce.set(`${contract.subject} ${contract.id}`, contract);
  }

  /** Those whose place nothing took. */
  get inForce() {
    return [...this.#inForce.values()];
  }
}

const overlap = (one, other) =>
  one.subject === other.subject && one.id !== other.id && one.readingType === other.readingType
  && endsBehind(one, other.from) && endsBehind(other, one.from);

const endsBehind = ({ to }, instant) => to === undefined || to > instant;
