package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.History;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rule.AccountRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Terms from a subject's documents: each span of time has one agreement and one version of its tariff. */
public final class AgreedTerms implements Terms {
    /** Nobody has agreed to anything. */
    public static final AgreedTerms NONE = new AgreedTerms(List.of(), PublishedSeries.NONE, Optional.empty());

    private final List<Span> spans;
    private final PublishedSeries published;
    private final Optional<Deductions> deductions;

    private AgreedTerms(List<Span> spans, PublishedSeries published, Optional<Deductions> deductions) {
        this.spans = spans;
        this.published = published;
        this.deductions = deductions;
    }

    /** The same, with published prices. */
    public AgreedTerms with(PublishedSeries prices) {
        return new AgreedTerms(spans, prices, deductions);
    }

    /** The same for what a sub-meter counts, which is taken off. */
    public AgreedTerms with(Deductions ofSubMeter) {
        return new AgreedTerms(spans, published, Optional.of(ofSubMeter));
    }

    @Override
    public Optional<Deductions> deductions() {
        return deductions;
    }

    @Override
    public PublishedSeries published() {
        return published;
    }

    /** Whether any tariff takes its prices from a series. */
    public boolean needs(String series) {
        return spans.stream()
                .flatMap(span -> span.term().tariff().components().stream())
                .anyMatch(component -> component instanceof DynamicCharge dynamic
                        && dynamic.series().equals(series));
    }

    /**
     * The terms of a usage point, or of a token at any charger. Export that a tariff credits has terms only while its import has
     * them too.
     *
     * @param published its contracts, in the order of publication
     * @param fits whether use can be billed under a contract where it is: one that does not fit is as none
     * @param versionsOf the versions of a tariff by its id, empty while it is not known
     * @throws io.meterproof.metering.document.InvalidDocumentException where two contracts in force for one reading type,
     *     or two versions of one tariff, overlap
     */
    public static <C extends Contract> AgreedTerms of(
            List<Identified<C>> published,
            Predicate<Contract> fits,
            Function<String, List<Identified<Tariff>>> versionsOf) {
        List<Span> spans = new ArrayList<>();
        List<Identified<C>> inForce = InForce.contracts(published).stream()
                .filter(contract -> fits.test(contract.content()))
                .toList();
        for (Identified<C> contract : inForce) {
            addSpans(spans, contract, versionsOf.apply(contract.content().tariff()), inForce);
        }
        return new AgreedTerms(spans, PublishedSeries.NONE, Optional.empty());
    }

    /** The terms where every contract fits. */
    public static <C extends Contract> AgreedTerms of(
            List<Identified<C>> published, Function<String, List<Identified<Tariff>>> versionsOf) {
        return of(published, contract -> true, versionsOf);
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

    /**
     * From when on a reading type has other terms than before; empty where all are the same. A contract that only ends otherwise
     * is the same until one of its ends, one whose rules are others until one of these begins or ends.
     */
    public Optional<Instant> changedSince(AgreedTerms before, ObisCode readingType) {
        TreeSet<Instant> bounds = new TreeSet<>();
        Stream.of(this, before)
                .flatMap(terms -> terms.spans.stream())
                .filter(span -> span.isOf(readingType))
                .forEach(span -> bounds.addAll(span.bounds()));
        return bounds.stream()
                .filter(instant -> !said(readingType, instant).equals(before.said(readingType, instant)))
                .findFirst();
    }

    private Optional<AgreedAt> said(ObisCode readingType, Instant instant) {
        return spans.stream()
                .filter(span -> span.isOf(readingType) && span.effective().covers(instant))
                .findFirst()
                .map(span -> AgreedAt.of(span.contract(), span.term().tariffHash(), instant));
    }

    private static void addSpans(
            List<Span> spans,
            Identified<? extends Contract> contract,
            List<Identified<Tariff>> versions,
            List<? extends Identified<? extends Contract>> inForce) {
        Contract content = contract.content();
        History<Identified<Tariff>> history =
                History.ofVersions(versions, version -> version.content().from());
        for (Identified<Tariff> version : history.facts()) {
            Term term = new Term(
                    contract.hash(),
                    content.account(),
                    content.endUse(),
                    version.hash(),
                    version.content(),
                    !content.rules().isEmpty());
            for (Effective held : settled(content, version.content(), inForce)) {
                intersection(held, history.effective(version))
                        .ifPresent(both -> spans.add(new Span(content, both, term)));
            }
        }
    }

    /** When what is used under a contract can be charged or credited. */
    private static List<Effective> settled(
            Contract contract, Tariff tariff, List<? extends Identified<? extends Contract>> inForce) {
        if (!(contract instanceof Agreement export)
                || !tariff.creditsExport()
                || !Rating.isExport(export.readingType())) {
            return List.of(contract.effective());
        }
        return inForce.stream()
                .map(Identified::content)
                .filter(other -> other instanceof Agreement imported && export.isNettedWith(imported))
                .flatMap(other -> intersection(export.effective(), other.effective()).stream())
                .toList();
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

    /** When a contract holds. One that names no reading type holds for any. */
    private record Span(Contract contract, Effective effective, Term term) {
        boolean isOf(ObisCode type) {
            return contract.onlyReadingType().map(type::equals).orElse(true);
        }

        List<Instant> bounds() {
            List<Instant> bounds = new ArrayList<>(List.of(effective.from()));
            effective.to().ifPresent(bounds::add);
            for (AccountRule rule : contract.rules()) {
                bounds.add(rule.from());
                rule.to().ifPresent(bounds::add);
            }
            return bounds;
        }
    }
}
