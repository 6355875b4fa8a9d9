package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each reversal takes one usage entry back exactly, once; each rebill names a reversal of the same usage point. */
final class Reversals {
    private final Dossier dossier;
    private final Set<Long> reversed = new HashSet<>();
    private int unexplained;

    private Reversals(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        Reversals reversals = new Reversals(dossier);
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            if (entry instanceof ReversalEntry reversal) {
                reversals.compare(reversal, i);
            } else if (entry instanceof UsageEntry usage && usage.rebills().isPresent()) {
                reversals.compare(usage, i);
            }
        }
        if (reversals.unexplained > 0) {
            dossier.results()
                    .notProven("what caused " + reversals.unexplained + " reversal(s): the cause is not in the bundle");
        }
        return reversals.reversed.size() + " reversal(s) are exact";
    }

    private void compare(ReversalEntry reversal, int position) {
        UsageEntry usage = usage(reversal, position);
        List<Line> negated = usage.lines().stream().map(Line::negated).toList();
        require(reversal.lines().size() == negated.size(), entryPath(position, "lines"), "are not as many as reversed");
        for (int line = 0; line < negated.size(); line++) {
            boolean exact = reversal.lines().get(line).equals(negated.get(line));
            require(exact, entryPath(position, "lines[" + line + "]"), "is not the exact negative");
        }
        require(reversed.add(reversal.reverses()), entryPath(position, "reverses"), "is reversed twice");
        boolean explained = dossier.blocks().containsKey(reversal.cause())
                || dossier.index().cited(reversal.cause(), Document.class).isPresent();
        unexplained += explained ? 0 : 1;
    }

    private void compare(UsageEntry rebill, int position) {
        String path = entryPath(position, "rebills");
        if (!(earlier(rebill.rebills().getAsLong(), position, path) instanceof ReversalEntry reversal)) {
            throw new RefusedException(path, "is not a reversal");
        }
        String before = usage(reversal, (int) (rebill.rebills().getAsLong() - 1))
                .usage()
                .usagePoint();
        require(rebill.usage().usagePoint().equals(before), path, "is of another usage point");
    }

    private UsageEntry usage(ReversalEntry reversal, int position) {
        String path = entryPath(position, "reverses");
        if (earlier(reversal.reverses(), position, path) instanceof UsageEntry usage) {
            return usage;
        }
        throw new RefusedException(path, "is not a usage entry");
    }

    private LedgerEntry earlier(long sequence, int position, String path) {
        require(sequence >= 1 && sequence <= position, path, "is not an earlier entry");
        return dossier.entries().get((int) (sequence - 1));
    }
}
