import { verifyAhead } from "../src/nativeSignatures.mjs";
import { Refused } from "../src/refused.mjs";
import { completeness, decimal, money, deductedWords, originWords } from "../src/report.mjs";
import { verifySupersession } from "../src/supersession.mjs";
import { movedLines } from "../src/supersessionReport.mjs";
import { readTrust, verifyFile } from "../src/verifier.mjs";

const chosen = { bundle: undefined, trust: undefined, older: undefined, consistency: undefined };
const byId = (id) => document.getElementById(id);

for (const kind of Object.keys(chosen)) {
  const drop = byId(`${kind}-drop`);
  byId(kind).addEventListener("change", (event) => choose(kind, event.target.files[0]));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    choose(kind, event.dataTransfer.files[0]);
  });
}

async function choose(kind, file) {
  if (file === undefined) return;
  byId(`${kind}-name`).textContent = file.name;
  chosen[kind] = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  if (chosen.bundle !== undefined) await show();
}

async function show() {
  const trust = trusted();
  if (trust instanceof Refused) {
    return say("refuted", `${chosen.trust.name} is not a trust file: ${trust.path} ${trust.message}`);
  }
  const began = performance.now();
  const report = await judge(trust);
  const milliseconds = Math.round(performance.now() - began);
  if (report.passed) {
    say("passed", `${chosen.bundle.name} passed; ${trust ? "keys trusted" : "consistent; keys unverified"}`);
    if (report.fact) showFact(report.fact);
    else if (report.supersession) showMoves(report.supersession);
    else showBill(report.findings);
  } else {
    const { step, path, words } = report.steps.at(-1);
    say("refuted", `${chosen.bundle.name} is refuted in step “${step}”${path === "" ? "" : ` at ${path}`}: ${words}`);
  }
  byId("steps").append(...report.steps.map(stepItem));
  byId("result").dataset.milliseconds = milliseconds;
}

/** The bill alone, or with the earlier one where both that and the proof between them are there. */
function judge(trust) {
  const { bundle, older, consistency } = chosen;
  if (older === undefined || consistency === undefined) return verifyFile(bundle.bytes, trust, verifyAhead);
  return verifySupersession({ older: older.bytes, newer: bundle.bytes, consistency: consistency.bytes }, trust, verifyAhead);
}

function showMoves(supersession) {
  byId("complete").textContent = `What moved since ${chosen.older.name}; nothing else did.`;
  byId("findings").append(...list("Then and now", movedLines(supersession)), ...list("Not proven", supersession.notProven));
}

function showBill(found) {
  byId("complete").textContent = `Complete as of checkpoint ${found.checkpoint.origin} size ${found.checkpoint.size}. ${completeness(found)}.`;
  byId("findings").append(...findings(found));
}

function showFact({ words, notProven, checkpoint }) {
  byId("complete").textContent = `In the log at checkpoint ${checkpoint.origin} size ${checkpoint.size}.`;
  byId("findings").append(element("p", words), ...list("Not proven", notProven));
}

function trusted() {
  if (chosen.trust === undefined) return undefined;
  try {
    return readTrust(new TextDecoder().decode(chosen.trust.bytes));
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function say(verdict, words) {
  byId("result").hidden = false;
  byId("result").dataset.verdict = verdict;
  byId("verdict").className = verdict;
  byId("verdict").textContent = words;
  byId("complete").textContent = "";
  byId("findings").replaceChildren();
  byId("steps").replaceChildren();
}

function stepItem({ step, passed, words }) {
  const item = element("li", element("b", step), words);
  item.className = passed ? "passed" : "refuted";
  return item;
}

function findings({ account, currency, charges, balance, places, gaps, withdrawn, asserted, notProven }) {
  const time = ({ usagePoint, readingType, from, to }) => `${usagePoint} ${readingType} from ${from} to ${to}`;
  return [
    element("p", `Account ${account}: charged ${money(charges)} ${currency}, balance ${money(balance)} ${currency}`),
    table(places, currency),
    ...list("Who asserted what", asserted.map(({ who, what }) => `${who}: ${what}`)),
    ...list("Not proven", notProven),
    ...list("Gaps: nothing was billed for", gaps.map(time)),
    ...list("Withdrawn: measured, taken back, and billed from something else", withdrawn.map(time)),
  ];
}

function table(places, currency) {
  const rows = places.flatMap(({ place, endUses }) => endUses.map(({ endUse, charge, energy }) =>
    element("tr", cell(place), cell(endUse),
      number(energy.map((each) => `${decimal(each.quantity, 3)} ${each.unit}${originWords(each)}${deductedWords(each)}`).join(", ")),
      number(`${money(charge)} ${currency}`))));
  const heads = ["Place", "End use", "Use", "Charge"].map((head) => element("th", head));
  return element("table", element("thead", element("tr", ...heads)), element("tbody", ...rows));
}

function list(title, lines) {
  return lines.length === 0 ? [] : [element("h3", title), element("ul", ...lines.map((line) => element("li", line)))];
}

const cell = (text) => element("td", text);

function number(text) {
  const made = cell(text);
  made.className = "number";
  return made;
}

/** Texts become text nodes, so that nothing in a bundle is ever markup. */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
