package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each reversal takes the charges of one entry back exactly, once; each rebill names a reversal of the same usage point, and of the same cycle. */
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
            } else if (entry instanceof CycleChargesEntry cycle
                    && cycle.rebills().isPresent()) {
                reversals.compare(cycle, i);
            }
        }
        if (reversals.unexplained > 0) {
            dossier.results()
                    .notProven("what caused " + reversals.unexplained + " reversal(s): the cause is not in the bundle");
        }
        return reversals.reversed.size() + " reversal(s) are exact";
    }

    private void compare(ReversalEntry reversal, int position) {
        LedgerEntry charge = charge(reversal, position);
        List<Line> negated = charge.lines().stream().map(Line::negated).toList();
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
        boolean same = rebilled(rebill.rebills().getAsLong(), position) instanceof UsageEntry before
                && before.usage().usagePoint().equals(rebill.usage().usagePoint());
        require(same, entryPath(position, "rebills"), "is of another usage point");
    }

    private void compare(CycleChargesEntry rebill, int position) {
        LedgerEntry rebilled = rebilled(rebill.rebills().getAsLong(), position);
        CycleCharges now = rebill.charges();
        boolean there = rebilled instanceof CycleChargesEntry before
                && before.charges().usagePoint().equals(now.usagePoint());
        require(there, entryPath(position, "rebills"), "is of another usage point");
        CycleCharges before = ((CycleChargesEntry) rebilled).charges();
        boolean overlaps = now.from().isBefore(before.to()) && before.from().isBefore(now.to());
        boolean same = overlaps && key(now).equals(key(before));
        require(same, entryPath(position, "rebills"), "is of another cycle");
    }

    /** What the versions of the agreement of a cycle have in common. */
    private Optional<String> key(CycleCharges charges) {
        return dossier.index().cited(charges.agreement(), Contract.class).map(AccountTerms::key);
    }

    private LedgerEntry rebilled(long sequence, int position) {
        String path = entryPath(position, "rebills");
        if (!(earlier(sequence, position, path) instanceof ReversalEntry reversal)) {
            throw new RefusedException(path, "is not a reversal");
        }
        return charge(reversal, (int) (sequence - 1));
    }

    private LedgerEntry charge(ReversalEntry reversal, int position) {
        String path = entryPath(position, "reverses");
        LedgerEntry charge = earlier(reversal.reverses(), position, path);
        boolean isCharge =
                charge instanceof UsageEntry || charge instanceof CycleChargesEntry || charge instanceof FeeEntry;
        require(isCharge, path, "is not a usage entry, nor charges of a cycle, nor a fee");
        return charge;
    }

    private LedgerEntry earlier(long sequence, int position, String path) {
        require(sequence >= 1 && sequence <= position, path, "is not an earlier entry");
        return dossier.entries().get((int) (sequence - 1));
    }
}
