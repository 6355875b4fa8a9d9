import { fromUtf8 } from "./bytes.mjs";
import { BOUNDS, MAX_BYTES, readBundle } from "./bundle.mjs";
import { Dossier } from "./dossier.mjs";
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
import { leftovers } from "./steps/leftovers.mjs";
import { newestStatement } from "./steps/newestStatement.mjs";
import { notices } from "./steps/notices.mjs";
import { periodCharges } from "./steps/periodCharges.mjs";
import { periods } from "./steps/periods.mjs";
import { precedence } from "./steps/precedence.mjs";
import { standing } from "./steps/standing.mjs";
import { statements } from "./steps/statements.mjs";
import { topUps } from "./steps/topUps.mjs";
import { totals } from "./steps/totals.mjs";
import { usage } from "./steps/usage.mjs";

export { readTrust } from "./trust.mjs";

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

/** Verifies a file, packed or not. */
export async function verifyFile(file, trust) {
  try {
    return verify(await unpacked(file), trust);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { passed: false, steps: [{ step: "canonical form", passed: false, path: error.path, words: error.message }] };
  }
}

/**
 * Verifies one bundle; the first step that fails is the verdict.
 *
 * @param {Uint8Array} bytes canonical JSON in UTF-8
 * @param {object} [trust] what `readTrust` made of a trust file; without it the keys count as the bundle claims them
 * @returns {{passed: boolean, steps: {step: string, passed: boolean, path: string, words: string}[], findings?: object}}
 */
export function verify(bytes, trust) {
  const steps = [];
  const run = (step, examination) => {
    const result = examine(examination);
    steps.push({ step, passed: result.passed, path: result.path ?? "", words: result.words });
    return result;
  };
  const text = run("canonical form", () => canonical(bytes));
  if (!text.passed) return { passed: false, steps };
  const structure = run("structure", () => structured(text.value, trust));
  if (!structure.passed) return { passed: false, steps };
  for (const [step, examination] of STEPS) {
    if (!run(step, () => ({ words: examination(structure.value) })).passed) return { passed: false, steps };
  }
  return { passed: true, steps, findings: conclude(structure.value) };
}

function canonical(bytes) {
  require(bytes.length <= MAX_BYTES, "", `the file is larger than ${MAX_BYTES} bytes`);
  return { value: parseCanonical(fromUtf8(bytes), BOUNDS), words: `${bytes.length} bytes of RFC 8785 canonical JSON` };
}

function structured(root, trust) {
  return { value: new Dossier(readBundle(root), trust, root), words: "every field is in its one form and order" };
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
