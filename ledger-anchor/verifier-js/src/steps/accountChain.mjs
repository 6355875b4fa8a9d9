import { toHex } from "../bytes.mjs";
import { entryPath } from "../dossier.mjs";
import { checked } from "../int64.mjs";
import { money } from "../report.mjs";
import { at, present, require } from "../refused.mjs";

/** The entries are one unbroken chain from sequence 1 to a statement, none is booked before another, and the balance runs through them. */
export function accountChain({ bundle: { account: id, entries }, index }) {
  const account = present(index.account(id), "account", "no document describes this account");
  let previous = "0".repeat(64);
  let booked = -Infinity;
  let balance = 0n;
  entries.forEach((entry, i) => {
    const check = (holds, field, words) => require(holds, entryPath(i, field), words);
    check(entry.account === id, "account", "is not the account of the bundle");
    check(entry.sequence === BigInt(i + 1), "sequence", `is not ${i + 1}`);
    check(entry.previous === previous, "previous", "is not the leaf hash of the entry before it: one of the two was changed");
    check(entry.booked >= booked, "booked", "is before that of the entry before it");
    booked = entry.booked;
    check(entry.currency === account.currency, "currency", "is not the account's");
    balance = at(entryPath(i, "balance"), () => balanceAfter(entry, balance));
    check(entry.balance === balance, "balance", `is ${entry.balance}, not ${balance}`);
    previous = toHex(entry.leaf.hash);
  });
  require(entries.at(-1).type === "statement", entryPath(entries.length - 1, "type"), "is not a statement");
  return `entries 1 to ${entries.length} of account ${id} follow each other without a gap; balance ${money(balance)} ${account.currency}`;
}

function balanceAfter(entry, before) {
  const opening = entry.type === "top-up" ? checked(before - entry.amount) : before;
  return entry.lines.reduce((balance, { amount }) => checked(balance + amount), opening);
}
