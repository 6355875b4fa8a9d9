import { entryPath } from "../dossier.mjs";
import { present, require } from "../refused.mjs";

/** Each period begins where the last one ended, was closed by a signed document, and is charged once, directly before its statement. */
export function periods({ bundle: { entries }, index }) {
  let since;
  let closed = 0;
  entries.forEach((entry, i) => {
    if (entry.type === "statement") {
      require(entries[i - 1]?.type === "period-charges", entryPath(i, "type"), "is a statement without its period's charges before it");
    }
    if (entry.type !== "period-charges") return;
    require(since === undefined || entry.from === since, entryPath(i, "from"), "is not the end of the last period");
    present(index.close(entry.account, entry.from, entry.to), entryPath(i, "from"), "no document closes this period");
    requireStatement(entries, i);
    since = entry.to;
    closed++;
  });
  return `${closed} period(s) follow each other, each closed by a signed document and charged once`;
}

function requireStatement(entries, position) {
  const [charges, statement] = entries.slice(position, position + 2);
  const next = Math.min(position + 1, entries.length - 1);
  require(statement?.type === "statement", entryPath(next, "type"), "is not the statement of the period charged");
  require(statement.from === charges.from, entryPath(next, "from"), "is not that of the period charged");
  require(statement.to === charges.to, entryPath(next, "to"), "is not that of the period charged");
}
