package io.meterproof.bundle.supersession;

import io.meterproof.bundle.supersession.Supersession.Correction;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.OptionalLong;

/** The entries that only the newer bill has and that charge for closed periods, in words. */
record Corrections(Pair pair, ClosedPeriods periods) {
    List<Correction> list() {
        return pair.added().stream()
                .filter(entry -> entry.lines().stream().anyMatch(this::isClosed))
                .map(this::correction)
                .toList();
    }

    private Correction correction(LedgerEntry entry) {
        long amount = entry.lines().stream()
                .filter(this::isClosed)
                .mapToLong(Line::amount)
                .reduce(0, Math::addExact);
        return new Correction(entry.header().sequence(), words(entry), amount);
    }

    private boolean isClosed(Line line) {
        return periods.of(line).isPresent();
    }

    private String words(LedgerEntry entry) {
        if (entry instanceof ReversalEntry reversal) {
            return "takes back entry " + reversal.reverses() + ", because of " + cause(reversal.cause());
        } else if (entry instanceof UsageEntry usage) {
            return billed(usage.rebills());
        } else if (entry instanceof CycleChargesEntry cycle) {
            return billed(cycle.rebills());
        }
        return "charges the account";
    }

    private static String billed(OptionalLong rebills) {
        return rebills.isPresent()
                ? "bills anew what entry " + rebills.getAsLong() + " took back"
                : "bills what was not billed then";
    }

    private String cause(Hash cause) {
        boolean isBlock = pair.newer().bundle().blocks().stream()
                .anyMatch(block -> block.evidence().digest().equals(cause));
        boolean isDocument = pair.newer().bundle().documents().stream()
                .map(SignedDocument::hash)
                .anyMatch(cause::equals);
        String kind = isBlock ? "block " : isDocument ? "document " : "what is not in the bill: ";
        return kind + cause;
    }
}
