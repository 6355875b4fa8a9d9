import { failedLines, money } from "./report.mjs";

/** What moved between two bills, in words; or the step that failed. */
export function supersessionText(newer, older, { passed, steps, supersession }) {
  const name = `${newer} since ${older}`;
  return (passed ? [heading(name, supersession), ...movedLines(supersession), ...provenLines(steps, supersession)] : failedLines(name, steps.at(-1))).join("\n");
}

const heading = (name, { keysTrusted, account }) =>
  `${name}: PASSED; ${keysTrusted ? "keys trusted" : "consistent; keys unverified"}; account ${account}`;

/** What was known and billed then and now, what moved in closed periods, and by which entries. */
export function movedLines({ currency, then, now, periods, corrections, later }) {
  return [
    ...knownLines("Then", then, currency),
    ...knownLines("Now", now, currency),
    ...periods.flatMap((period) => periodLines(period, currency)),
    ...(corrections.length > 0 ? ["Moved by"] : []),
    ...corrections.map(({ sequence, amount, words }) => `  entry ${sequence}, ${signed(amount)} ${currency}: ${words}`),
    `Since then ${later.entries} entries; of later time ${signed(later.charges)} ${currency}, topped up ${money(later.topUps)} ${currency}`,
  ];
}

function knownLines(when, { stated, blocks, documents, entries, charges, balance, checkpoint: { origin, size, root } }, currency) {
  return [
    `${when}, stated ${stated}: ${blocks} blocks, ${documents} documents, ${entries} entries; charged ${money(charges)} ${currency}, balance ${money(balance)} ${currency}`,
    `  at checkpoint ${origin} size ${size} root ${root}`,
  ];
}

function periodLines({ from, to, then, now, moves, unmoved }, currency) {
  return [
    `Period ${from} to ${to}: ${money(then)} ${currency} then, ${money(now)} ${currency} now; ${moves.length} sums moved, ${unmoved} did not`,
    ...moves.map((move) => `  ${move.usagePoint === "" ? "" : `${move.usagePoint}, `}${move.endUse}, ${move.component}: ` +
      `${money(move.then)} then, ${money(move.now)} now, ${signed(move.now - move.then)} ${currency}`),
  ];
}

function provenLines(steps, { notProven }) {
  return ["Proven", ...steps.map(({ step, words }) => `  ${step}: ${words}`), "Not proven", ...notProven.map((words) => `  ${words}`)];
}

const signed = (micros) => (micros > 0n ? "+" : "") + money(micros);
