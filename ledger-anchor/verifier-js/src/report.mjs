const [MICRO_DIGITS, MILLI_DIGITS, MINOR_DIGITS] = [6, 3, 2];

/** A report as one line of JSON; 64-bit integers are strings. */
export const reportJson = (file, report) =>
  JSON.stringify({ file, ...report }, (_, value) => (typeof value === "bigint" ? value.toString() : value));

/** A report in words: what was proven, who asserted the rest, what was not proven; or the step that failed. */
export function reportText(file, { passed, steps, findings, fact }) {
  if (!passed) return failedLines(file, steps.at(-1)).join("\n");
  return (fact ? factLines(file, steps, fact) : passedLines(file, steps, findings)).join("\n");
}

function factLines(file, steps, { words, keysTrusted, notProven, checkpoint: { origin, size, root } }) {
  return [
    `${file}: PASSED; ${keysTrusted ? "keys trusted" : "consistent; keys unverified"}; ${words}`,
    "Proven",
    ...steps.map(({ step, words: shown }) => `  ${step}: ${shown}`),
    "Not proven",
    ...notProven.map((each) => `  ${each}`),
    `It is in the log at checkpoint ${origin} size ${size} root ${root}`,
  ];
}

export function failedLines(file, { step, path, words }) {
  return [`${file}: REFUTED in step "${step}"${path === "" ? "" : ` at ${path}`}`, `  ${words}`];
}

function passedLines(file, steps, findings) {
  return [
    `${file}: PASSED; ${findings.keysTrusted ? "keys trusted" : "consistent; keys unverified"}`,
    "Proven",
    ...steps.map(({ step, words }) => `  ${step}: ${words}`),
    ...billLines(findings),
    "Asserted",
    ...findings.asserted.map(({ who, what }) => `  ${who}: ${what}`),
    "Not proven",
    ...findings.notProven.map((words) => `  ${words}`),
    ...timeLines("Gaps: nothing was billed for", findings.gaps),
    ...timeLines("Withdrawn: measured, taken back, and billed from something else", findings.withdrawn),
    completeness(findings),
  ];
}

/** Up to where the account is complete. */
export const completeness = ({ checkpoint: { origin, size, root } }) =>
  `Every entry up to the last statement is in the log at checkpoint ${origin} size ${size} root ${root}`;

function billLines({ account, currency, charges, balance, places }) {
  const lines = [`Account ${account}: charged ${money(charges)} ${currency}, balance ${money(balance)} ${currency}`];
  for (const { place, charge, endUses } of places) {
    lines.push(`  ${place}: ${money(charge)} ${currency}`);
    for (const use of endUses) lines.push(`    ${use.endUse}: ${money(use.charge)} ${currency}${energyText(use.energy)}`);
  }
  return lines;
}

function timeLines(title, times) {
  if (times.length === 0) return [];
  return [title, ...times.map(({ usagePoint, readingType, from, to }) => `  ${usagePoint} ${readingType} from ${from} to ${to}`)];
}

const energyText = (energy) => energy.map((each) => `, ${decimal(each.quantity, MILLI_DIGITS)} ${each.unit}${originWords(each)}${deductedWords(each)}`).join("");

/** Such as ` deducted, of flat-1`. */
export const deductedWords = ({ subMeter }) => (subMeter === "" ? "" : ` deducted, of ${subMeter}`);

/** Such as ` exported, meter-signed, simulated`. */
export const originWords = ({ exported, origin, simulated }) => (exported ? " exported, " : " ") + origin.toLowerCase().replaceAll("_", "-") + (simulated ? ", simulated" : "");

/** At least the minor unit, and all that is exact beyond it. */
export function money(micros) {
  return decimal(micros, MICRO_DIGITS).replace(/0+$/, "").replace(/\.(\d?)$/, (_, kept) => `.${kept.padEnd(MINOR_DIGITS, "0")}`);
}

/** A whole number of the smallest units as a decimal. */
export function decimal(value, digits) {
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, "0");
  return `${value < 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
