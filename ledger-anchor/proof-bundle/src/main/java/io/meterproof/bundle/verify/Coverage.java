package io.meterproof.bundle.verify;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
                coverage.examineSubMeters(agreement);
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
        walk(agreement.usagePoint(), agreement, List.of(agreement.effective()), billed);
    }

    /** What is deducted of an agreed channel, by sub-meter: each interval in which one stands beneath the usage point. */
    private void examineSubMeters(Agreement agreement) {
        Set<String> subMeters = new TreeSet<>();
        for (int i = 0; i < dossier.entries().size(); i++) {
            if (dossier.entries().get(i) instanceof UsageEntry entry
                    && entry.usage().usagePoint().equals(agreement.usagePoint())
                    && dossier.results().segment(i).block().obis().equals(agreement.readingType())) {
                entry.usage().deduction().map(Deduction::usagePoint).ifPresent(subMeters::add);
            }
        }
        for (String subMeter : subMeters) {
            List<Effective> beneath = dossier.index().usagePoint(subMeter).stream()
                    .flatMap(description -> description.parents().stream())
                    .filter(parent -> parent.usagePoint().equals(agreement.usagePoint()))
                    .map(Parent::effective)
                    .toList();
            walk(subMeter, agreement, beneath, deducted(subMeter, agreement));
        }
    }

    private void walk(String usagePoint, Agreement agreement, List<Effective> spans, List<BilledSegment> billed) {
        for (LedgerEntry entry : dossier.entries()) {
            if (entry instanceof StatementEntry statement) {
                for (Effective each : spans) {
                    Span period = within(each, within(agreement.effective(), statement));
                    gaps(billed, period).forEach(gap -> dossier.results()
                            .gap(new Findings.Gap(
                                    usagePoint, agreement.readingType().toString(), gap.from(), gap.to())));
                }
            }
        }
    }

    private List<BilledSegment> billed(Agreement agreement) {
        return standing.stream()
                .filter(segment -> !segment.deducted()
                        && segment.exhibit().evidence().usagePoint().equals(agreement.usagePoint())
                        && segment.block().obis().equals(agreement.readingType()))
                .sorted(Comparator.comparing(BilledSegment::from))
                .toList();
    }

    private List<BilledSegment> deducted(String subMeter, Agreement agreement) {
        return dossier.standing().stream()
                .filter(position -> usage(position).deduction().isPresent()
                        && usage(position).meteredAt().equals(subMeter)
                        && usage(position).usagePoint().equals(agreement.usagePoint()))
                .map(dossier.results()::segment)
                .filter(segment -> segment.block().obis().equals(agreement.readingType()))
                .sorted(Comparator.comparing(BilledSegment::from))
                .toList();
    }

    private Usage usage(int position) {
        return ((UsageEntry) dossier.entries().get(position)).usage();
    }

    private static Span within(Effective effective, Span period) {
        Instant from = effective.from().isAfter(period.from()) ? effective.from() : period.from();
        Instant end = effective.to().orElse(period.to());
        return new Span(from, end.isBefore(period.to()) ? end : period.to());
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
