import { fromUtf8 } from "./bytes.mjs";
import { BOUNDS, MAX_BYTES, readBundle } from "./bundle.mjs";
import { Dossier } from "./dossier.mjs";
import { concludeFact, isFact, readFact } from "./fact.mjs";
import { conclude } from "./findings.mjs";
import { parseCanonical } from "./json.mjs";
import { unpacked } from "./packed.mjs";
import { Refused, require } from "./refused.mjs";
import { accountChain } from "./steps/accountChain.mjs";
import { agreements } from "./steps/agreements.mjs";
import { anchorClaim } from "./steps/anchorClaim.mjs";
import { blocks } from "./steps/blocks.mjs";
import { checkpoints } from "./steps/checkpoints.mjs";
import { commitments } from "./steps/commitments.mjs";
import { corrections } from "./steps/corrections.mjs";
import { coverage } from "./steps/coverage.mjs";
import { cycleCharges } from "./steps/cycleCharges.mjs";
import { digest } from "./steps/digest.mjs";
import { documentSignatures } from "./steps/documentSignatures.mjs";
import { enrolments } from "./steps/enrolments.mjs";
import { epoch } from "./steps/epoch.mjs";
import { fees } from "./steps/fees.mjs";
import { leftovers } from "./steps/leftovers.mjs";
import { newestStatement } from "./steps/newestStatement.mjs";
import { notices } from "./steps/notices.mjs";
import { periodCharges } from "./steps/periodCharges.mjs";
import { periods } from "./steps/periods.mjs";
import { precedence } from "./steps/precedence.mjs";
import { reading } from "./steps/reading.mjs";
import { standing } from "./steps/standing.mjs";
import { statements } from "./steps/statements.mjs";
import { topUps } from "./steps/topUps.mjs";
import { totals } from "./steps/totals.mjs";
import { usage } from "./steps/usage.mjs";

export { readTrust } from "./trust.mjs";

/** Of facts: what shows who signed them, and what shows that they are in the log. */
const SIGNED = [
  ["document signatures", documentSignatures],
  ["enrolments", enrolments],
];
const LOGGED = [
  ["commitments", commitments],
  ["checkpoints", checkpoints],
  ["epoch", epoch],
  ["anchor claim", anchorClaim],
  ["leftovers", leftovers],
  ["digest", digest],
];
const FACT_STEPS = {
  entry: LOGGED,
  alert: LOGGED,
  block: [...SIGNED, ["blocks", blocks], ...LOGGED],
  reading: [...SIGNED, ["reading", reading], ...LOGGED],
};

/** What comes after "canonical form" and "structure", in order. */
const STEPS = [
  ["document signatures", documentSignatures],
  ["enrolments", enrolments],
  ["blocks", blocks],
  ["usage", usage],
  ["corrections", corrections],
  ["standing", standing],
  ["precedence", precedence],
  ["agreements", agreements],
  ["top-ups", topUps],
  ["fees", fees],
  ["notices", notices],
  ["periods", periods],
  ["cycle charges", cycleCharges],
  ["period charges", periodCharges],
  ["account chain", accountChain],
  ["statements", statements],
  ["coverage", coverage],
  ["totals", totals],
  ["commitments", commitments],
  ["checkpoints", checkpoints],
  ["epoch", epoch],
  ["newest statement", newestStatement],
  ["anchor claim", anchorClaim],
  ["leftovers", leftovers],
  ["digest", digest],
];

/**
 * Verifies a file, packed or not.
 *
 * @param {function} [ahead] asks about signatures of what was read before the steps do, see nativeSignatures.mjs
 */
export async function verifyFile(file, trust, ahead = async () => {}) {
  try {
    const begun = begin(await unpacked(file), trust);
    if (begun.dossier) await ahead(begun.dossier.bundle);
    return finish(begun);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { passed: false, steps: [{ step: "canonical form", passed: false, path: error.path, words: error.message }] };
  }
}

/**
 * Verifies one bundle, or the proof of one fact; the first step that fails is the verdict.
 *
 * @param {Uint8Array} bytes canonical JSON in UTF-8
 * @param {object} [trust] what `readTrust` made of a trust file; without it the keys count as the bundle claims them
 * @returns {{passed: boolean, steps: {step: string, passed: boolean, path: string, words: string}[], findings?: object, fact?: object}}
 */
export function verify(bytes, trust) {
  return finish(begin(bytes, trust));
}

function run(step, steps, examination) {
  const result = examine(examination);
  steps.push({ step, passed: result.passed, path: result.path ?? "", words: result.words });
  return result;
}

/** The first two steps, and what they read where both pass. */
function begin(bytes, trust) {
  const steps = [];
  const text = run("canonical form", steps, () => canonical(bytes));
  if (!text.passed) return { steps };
  const alone = isFact(text.value);
  const structure = run("structure", steps, () => structured(text.value, alone ? readFact : readBundle, trust));
  return { steps, alone, dossier: structure.value };
}

function finish({ steps, alone, dossier }) {
  if (!dossier) return { passed: false, steps };
  if (dossier.bundle.kind === "block") dossier.citedBlocks.add(dossier.bundle.blocks[0].digest);
  for (const [step, examination] of alone ? FACT_STEPS[dossier.bundle.kind] : STEPS) {
    if (!run(step, steps, () => ({ words: examination(dossier) })).passed) return { passed: false, steps };
  }
  return alone ? { passed: true, steps, fact: concludeFact(dossier) } : { passed: true, steps, findings: conclude(dossier) };
}

function canonical(bytes) {
  require(bytes.length <= MAX_BYTES, "", `the file is larger than ${MAX_BYTES} bytes`);
  return { value: parseCanonical(fromUtf8(bytes), BOUNDS), words: `${bytes.length} bytes of RFC 8785 canonical JSON` };
}

function structured(root, read, trust) {
  return { value: new Dossier(read(root), trust, root), words: "every field is in its one form and order" };
}

/** Whatever unforeseen hostile input provokes, such as a number too large for its kind, proves nothing and is a refusal too. */
function examine(examination) {
  try {
    return { passed: true, ...examination() };
  } catch (error) {
    const foreseen = error instanceof Refused;
    return { passed: false, path: foreseen ? error.path : "", words: foreseen ? error.message : `cannot be computed: ${error}` };
  }
}
