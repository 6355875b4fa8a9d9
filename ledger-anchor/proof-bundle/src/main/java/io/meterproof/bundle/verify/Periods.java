package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.StatementEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Service periods follow each other: each begins where the last one ended, was closed by a signed document, and has its
 * charges once, directly before its statement.
 */
final class Periods {
    private final Dossier dossier;
    private Optional<Instant> since = Optional.empty();

    private Periods(Dossier dossier) {
        this.dossier = dossier;
    }

    static String examine(Dossier dossier) {
        Periods periods = new Periods(dossier);
        List<LedgerEntry> entries = dossier.entries();
        int closed = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof PeriodChargesEntry charges) {
                periods.examine(charges, i);
                closed++;
            } else if (entries.get(i) instanceof StatementEntry) {
                boolean charged = i > 0 && entries.get(i - 1) instanceof PeriodChargesEntry;
                require(charged, entryPath(i, "type"), "is a statement without its period's charges before it");
            }
        }
        return closed + " period(s) follow each other, each closed by a signed document and charged once";
    }

    private void examine(PeriodChargesEntry charges, int position) {
        since.ifPresent(end -> require(
                charges.from().equals(end), entryPath(position, "from"), "is not the end of the last period, " + end));
        present(
                dossier.index().close(charges.header().account(), charges.from(), charges.to()),
                entryPath(position, "from"),
                "no document closes this period");
        int next = position + 1;
        boolean stated = next < dossier.entries().size() && dossier.entries().get(next) instanceof StatementEntry;
        require(
                stated,
                entryPath(Math.min(next, dossier.entries().size() - 1), "type"),
                "is not the statement of the period charged");
        StatementEntry statement = (StatementEntry) dossier.entries().get(next);
        require(statement.from().equals(charges.from()), entryPath(next, "from"), "is not that of the period charged");
        require(statement.to().equals(charges.to()), entryPath(next, "to"), "is not that of the period charged");
        since = Optional.of(charges.to());
    }
}
