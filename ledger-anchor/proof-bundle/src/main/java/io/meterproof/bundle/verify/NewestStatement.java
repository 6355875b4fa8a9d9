package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.at;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.LogProof;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.PrefixTree;
import java.util.List;

/** The bill's last statement is the account's newest one at the epoch: a bundle that was overtaken by a later statement is none of it. */
final class NewestStatement {
    private static final String PATH = "log.statementPath";

    private NewestStatement() {}

    static String examine(Dossier dossier) {
        LogProof log = dossier.bundle().log();
        Hash tag = StatementPointer.tag(dossier.bundle().entries().get(0).leaf().salt());
        List<Hash> leaves = dossier.entryLeaves();
        Hash statement = leaves.get(leaves.size() - 1);
        Hash root = at(PATH, () -> PrefixTree.root(tag, statement, log.statementPath()));
        require(
                root.equals(log.statementIndex()),
                PATH,
                "does not lead from the last statement to the index: it is not the account's newest in epoch "
                        + log.epoch());
        return "no later statement of the account is in the index of epoch " + log.epoch();
    }
}
