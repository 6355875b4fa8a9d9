import { entryPath } from "../dossier.mjs";
import { present, require } from "../refused.mjs";

/** Each notice is one that the billing team signed, about statements and lines that were there before it, and counts once. */
export function notices(dossier) {
  const recorded = new Set();
  const approvals = new Map();
  const issued = new Set();
  for (const [position, entry] of dossier.entries("notice")) {
    const path = entryPath(position, "notice");
    const notice = present(
      dossier.index.cited(entry.notice, "statement-approval", "statement-issue", "dispute"), path, "the bundle holds no such notice");
    require(notice.account === dossier.bundle.account, path, "is about another account");
    require(!recorded.has(entry.notice), path, "is recorded twice");
    recorded.add(entry.notice);
    const before = dossier.bundle.entries.slice(0, position);
    if (notice.type === "statement-approval") {
      const statement = at(before, notice.statement);
      const there = statement?.type === "statement" && statement.entriesRoot === notice.entriesRoot;
      require(there, path, "approves no statement before it");
      require(!approvals.has(notice.statement), path, "approves what was approved before");
      approvals.set(notice.statement, entry.notice);
    } else if (notice.type === "statement-issue") {
      require(approvals.get(notice.statement) === notice.approval, path, "issues what it does not cite as approved");
      require(!issued.has(notice.statement), path, "issues what was issued before");
      issued.add(notice.statement);
    } else {
      const there = notice.lines.every(({ entry: number, line }) => line < (at(before, number)?.lines.length ?? 0));
      require(there, path, "disputes a line that was not there before");
    }
  }
  return `${approvals.size} statement(s) were approved by two people, ${issued.size} of them issued`;
}

/** The entry of a sequence number, from 1. */
const at = (entries, sequence) => (sequence <= BigInt(entries.length) ? entries[Number(sequence) - 1] : undefined);
