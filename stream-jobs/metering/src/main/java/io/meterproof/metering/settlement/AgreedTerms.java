package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.History;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Terms from a subject's documents: each span of time has one agreement and one version of its tariff. */
public final class AgreedTerms implements Terms {
    private final List<Span> spans;

    private AgreedTerms(List<Span> spans) {
        this.spans = spans;
    }

    /**
     * The terms of a usage point.
     *
     * @param versionsOf the versions of a tariff by its id, empty while it is not known
     * @throws io.meterproof.metering.document.InvalidDocumentException where two agreements of one reading type, or two
     *     versions of one tariff, overlap
     */
    public static AgreedTerms ofUsagePoint(
            List<Identified<Agreement>> agreements, Function<String, List<Identified<Tariff>>> versionsOf) {
        List<Span> spans = new ArrayList<>();
        agreements.stream()
                .map(agreement -> agreement.content().readingType())
                .distinct()
                .forEach(type -> History.of(
                        agreements.stream()
                                .filter(agreement ->
                                        agreement.content().readingType().equals(type))
                                .toList(),
                        agreement -> agreement.content().effective()));
        for (Identified<Agreement> agreement : agreements) {
            Agreement content = agreement.content();
            addSpans(
                    spans,
                    Optional.of(content.readingType()),
                    content.effective(),
                    versionsOf.apply(content.tariff()),
                    tariff -> new Term(
                            agreement.hash(), content.account(), content.endUse(), tariff.hash(), tariff.content()));
        }
        return new AgreedTerms(spans);
    }

    /** The terms of a token, at any charger; as {@link #ofUsagePoint}. */
    public static AgreedTerms ofToken(
            List<Identified<Authorisation>> authorisations, Function<String, List<Identified<Tariff>>> versionsOf) {
        List<Span> spans = new ArrayList<>();
        History<Identified<Authorisation>> history = History.of(
                authorisations, authorisation -> authorisation.content().effective());
        for (Identified<Authorisation> authorisation : history.facts()) {
            Authorisation content = authorisation.content();
            addSpans(
                    spans,
                    Optional.empty(),
                    content.effective(),
                    versionsOf.apply(content.tariff()),
                    tariff -> new Term(
                            authorisation.hash(),
                            content.account(),
                            content.endUse(),
                            tariff.hash(),
                            tariff.content()));
        }
        return new AgreedTerms(spans);
    }

    @Override
    public Optional<Term> at(ObisCode readingType, Instant instant) {
        for (Span span : spans) {
            if (span.isOf(readingType) && span.effective().covers(instant)) {
                return Optional.of(span.term());
            }
        }
        return Optional.empty();
    }

    @Override
    public Instant nextChange(ObisCode readingType, Instant instant) {
        Instant next = Instant.MAX;
        for (Span span : spans) {
            if (span.isOf(readingType)) {
                next = earlierAfter(instant, span.effective().from(), next);
                next = earlierAfter(instant, span.effective().to().orElse(Instant.MAX), next);
            }
        }
        return next;
    }

    private static void addSpans(
            List<Span> spans,
            Optional<ObisCode> readingType,
            Effective effective,
            List<Identified<Tariff>> versions,
            Function<Identified<Tariff>, Term> term) {
        History<Identified<Tariff>> history =
                History.ofVersions(versions, version -> version.content().from());
        for (Identified<Tariff> version : history.facts()) {
            intersection(effective, history.effective(version))
                    .ifPresent(both -> spans.add(new Span(readingType, both, term.apply(version))));
        }
    }

    private static Optional<Effective> intersection(Effective one, Effective two) {
        Instant from = one.from().isAfter(two.from()) ? one.from() : two.from();
        Instant end = one.to().orElse(Instant.MAX);
        Instant otherEnd = two.to().orElse(Instant.MAX);
        Instant to = end.isBefore(otherEnd) ? end : otherEnd;
        Optional<Instant> ends = to.equals(Instant.MAX) ? Optional.empty() : Optional.of(to);
        return from.isBefore(to) ? Optional.of(new Effective(from, ends)) : Optional.empty();
    }

    private static Instant earlierAfter(Instant instant, Instant candidate, Instant next) {
        return candidate.isAfter(instant) && candidate.isBefore(next) ? candidate : next;
    }

    /** An empty reading type stands for any. */
    private record Span(Optional<ObisCode> readingType, Effective effective, Term term) {
        boolean isOf(ObisCode type) {
            return readingType.isEmpty() || readingType.get().equals(type);
        }
    }
}
