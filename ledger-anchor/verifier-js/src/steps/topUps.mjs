import { entryPath } from "../dossier.mjs";
import { coin } from "../rating.mjs";
import { present, require } from "../refused.mjs";

/** Each top-up is one that the desk signed, for this account and amount, which coins can pay, and counts once; so does its id. */
export function topUps(dossier) {
  const booked = new Set();
  const ids = new Set();
  for (const [position, entry] of dossier.entries("top-up")) {
    const path = entryPath(position, "topUp");
    const document = present(dossier.index.cited(entry.topUp, "top-up"), path, "the bundle holds no such top-up");
    require(document.account === dossier.bundle.account, path, "is for another account");
    require(entry.amount === document.amount, entryPath(position, "amount"), `is ${entry.amount}, not ${document.amount}`);
    require(isPayable(document, dossier), path, "is finer than the smallest coin");
    require(!booked.has(entry.topUp), path, "is booked twice");
    booked.add(entry.topUp);
    require(!ids.has(document.id), path, "has the id of another that is booked");
    ids.add(document.id);
  }
  return `${booked.size} top-up(s) are as signed`;
}

/** Without a document about the account its chain is refused. */
function isPayable({ account, amount }, dossier) {
  const known = dossier.index.account(account);
  return known === undefined || amount % coin(known.currency) === 0n;
}
