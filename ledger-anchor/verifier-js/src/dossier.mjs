import { DocumentIndex } from "./documentIndex.mjs";

/** A bundle that was read, with what steps leave for later ones. */
export class Dossier {
  /** What was billed, by the position of its usage entry. */
  segments = new Map();
  /** The agreements that cycles charge, by the position of the period charges. */
  chargedByCycle = new Map();
  citedBlocks = new Set();
  usedKeys = new Set();
  gaps = [];
  withdrawn = [];
  notProven = [];

  /** @param {object | undefined} trust without it the keys count as the bundle claims them */
  constructor(bundle, trust, root) {
    this.bundle = bundle;
    this.trust = trust;
    this.root = root;
    this.index = new DocumentIndex(bundle.documents, this.deductions());
    this.blocks = new Map(bundle.blocks.map((block, position) => [block.digest, { ...block, position }]));
    this.standing = standing(bundle.entries);
  }

  /** The hashes of the descriptions that deductions name, in the order of the entries. */
  deductions() {
    return this.bundle.entries.flatMap(({ deduction }) => (deduction === undefined ? [] : [deduction.document]));
  }

  /** The entries of a type with their positions. */
  entries(...types) {
    return [...this.bundle.entries.entries()].filter(([, { type }]) => types.includes(type));
  }
}

/** The positions of the usage entries that no reversal took back. */
function standing(entries) {
  const reversed = new Set(entries.filter(({ type }) => type === "reversal").map(({ reverses }) => reverses));
  return [...entries.keys()].filter((i) => entries[i].type === "usage" && !reversed.has(BigInt(i + 1)));
}

/** The path of a field in an entry's payload. */
export const entryPath = (position, field) => `entries[${position}].entry.${field}`;
