// Opens the page in Chromium as a file, gives it a bundle and a trust file, and prints what it shows, as JSON;
// with an earlier bundle and a consistency proof what moved since.
// Usage: node browse.mjs CHROMIUM PAGE BUNDLE [TRUST [OLDER CONSISTENCY]]
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, page, bundle, trust, older, consistency] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const tab = await browser.newPage();
  const requests = [];
  const problems = [];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("pageerror", (error) => problems.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await tab.goto(pathToFileURL(page).href);
  if (trust) await tab.setInputFiles("#trust", trust);
  if (older) await tab.setInputFiles("#older", older);
  if (consistency) await tab.setInputFiles("#consistency", consistency);
  await tab.setInputFiles("#bundle", bundle);
  await tab.waitForSelector("#result:not([hidden])");
  console.log(JSON.stringify({
    verdict: await tab.getAttribute("#result", "data-verdict"),
    milliseconds: Number(await tab.getAttribute("#result", "data-milliseconds")),
    words: await tab.textContent("#verdict"),
    complete: await tab.textContent("#complete"),
    findings: await tab.innerText("#findings"),
    steps: await tab.$$eval("#steps b", (steps) => steps.map((step) => step.textContent)),
    requests,
    problems,
  }));
} finally {
  await browser.close();
}
