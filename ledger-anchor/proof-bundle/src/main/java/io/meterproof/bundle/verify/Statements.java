package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.List;

/** Each statement commits to exactly the entries since the one before it. */
final class Statements {
    private Statements() {}

    static String examine(Dossier dossier) {
        int first = 0;
        int statements = 0;
        long opening = 0;
        for (int i = 0; i < dossier.entries().size(); i++) {
            if (dossier.entries().get(i) instanceof StatementEntry statement) {
                compare(statement, i, first, dossier);
                require(
                        statement.opening() == opening,
                        entryPath(i, "opening"),
                        "is " + statement.opening() + ", not " + opening);
                opening = statement.closing();
                first = i + 1;
                statements++;
            }
        }
        return statements + " statement(s) commit to every entry before the last of them";
    }

    private static void compare(StatementEntry statement, int position, int first, Dossier dossier) {
        List<LedgerEntry> covered = dossier.entries().subList(first, position);
        List<Hash> leaves = dossier.entryLeaves().subList(first, position);
        int lines = covered.stream().mapToInt(entry -> entry.lines().size()).sum();
        require(statement.firstSequence() == first + 1L, entryPath(position, "firstSequence"), "is not " + (first + 1));
        require(statement.lastSequence() == position, entryPath(position, "lastSequence"), "is not " + position);
        require(statement.entries() == covered.size(), entryPath(position, "entries"), "is not " + covered.size());
        require(statement.lineCount() == lines, entryPath(position, "lines"), "is not " + lines);
        require(
                statement.entriesRoot().equals(TreeHasher.root(leaves)),
                entryPath(position, "entriesRoot"),
                "is not the root over the covered entries");
        long closing = statement.header().balance();
        require(
                statement.closing() == closing,
                entryPath(position, "closing"),
                "is " + statement.closing() + ", not the balance " + closing);
    }
}
