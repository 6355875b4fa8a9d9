package io.meterproof.bundle.verify;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Walks each agreed channel through each closed period, interval by interval; what nothing was billed for is a gap. */
final class Coverage {
    private record Span(Instant from, Instant to) {}

    private final Dossier dossier;
    private final List<BilledSegment> standing;

    private Coverage(Dossier dossier) {
        this.dossier = dossier;
        this.standing =
                dossier.standing().stream().map(dossier.results()::segment).toList();
    }

    static String examine(Dossier dossier) {
        Coverage coverage = new Coverage(dossier);
        int channels = 0;
        for (Document document : dossier.documents()) {
            if (document instanceof Agreement agreement && !coverage.isByTransaction(agreement)) {
                coverage.examine(agreement);
                channels++;
            }
        }
        int gaps = dossier.results().gaps().size();
        return channels + " agreed channel(s) walked through the closed periods: "
                + (gaps == 0 ? "no gap" : gaps + " gap(s), listed");
    }

    /** Where only transactions are metered there is nothing between them. */
    private boolean isByTransaction(Agreement agreement) {
        List<BilledSegment> billed = billed(agreement);
        return !billed.isEmpty() && billed.stream().allMatch(BilledSegment::isCharging);
    }

    private void examine(Agreement agreement) {
        List<BilledSegment> billed = billed(agreement);
        for (LedgerEntry entry : dossier.entries()) {
            if (entry instanceof StatementEntry statement) {
                Span period = within(agreement.effective(), statement);
                gaps(billed, period).forEach(gap -> dossier.results()
                        .gap(new Findings.Gap(
                                agreement.usagePoint(), agreement.readingType().toString(), gap.from(), gap.to())));
            }
        }
    }

    private List<BilledSegment> billed(Agreement agreement) {
        return standing.stream()
                .filter(segment -> segment.exhibit().evidence().usagePoint().equals(agreement.usagePoint())
                        && segment.block().obis().equals(agreement.readingType()))
                .sorted(Comparator.comparing(BilledSegment::from))
                .toList();
    }

    private static Span within(Effective effective, StatementEntry statement) {
        Instant from = effective.from().isAfter(statement.from()) ? effective.from() : statement.from();
        Instant end = effective.to().orElse(statement.to());
        return new Span(from, end.isBefore(statement.to()) ? end : statement.to());
    }

    private static List<Span> gaps(List<BilledSegment> billed, Span period) {
        List<Span> gaps = new ArrayList<>();
        Instant covered = period.from();
        for (BilledSegment segment : billed) {
            Instant begin = segment.from().isBefore(period.to()) ? segment.from() : period.to();
            if (begin.isAfter(covered)) {
                gaps.add(new Span(covered, begin));
            }
            covered = segment.to().isAfter(covered) ? segment.to() : covered;
        }
        if (covered.isBefore(period.to())) {
            gaps.add(new Span(covered, period.to()));
        }
        return gaps;
    }
}
