import { concat, equal, utf8 } from "../bytes.mjs";
import { sha256 } from "../hashing.mjs";
import { rootOfPrefixTree } from "../merkle.mjs";
import { at, require } from "../refused.mjs";

const PATH = "log.statementPath";

/** The bill's last statement is the one that the epoch's index has under the account's tag. */
export function newestStatement({ bundle: { entries, log } }) {
  const tag = sha256(concat(utf8("METERPROOF/ACCOUNT"), entries[0].leaf.salt));
  const root = at(PATH, () => rootOfPrefixTree(tag, entries.at(-1).leaf.hash, log.statementPath));
  const leads = equal(root, log.statementIndex);
  require(leads, PATH, `does not lead from the last statement to the index: it is not the account's newest in epoch ${log.epoch}`);
  return `no later statement of the account is in the index of epoch ${log.epoch}`;
}
