package io.meterproof.metering.cycle;

import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Calculates the cycles of an account up to an instant, and closes its period with them: first what earlier cycles cost anew,
 * then this period's, then its other standing charges, rounding and statement.
 */
public final class CycleClosing {
    private final AccountTerms terms;
    private final KeptCycles kept;
    private final Instant from;
    private final Instant to;
    private final RatedPieces pieces;
    private final List<CycleCalculation> calculations = new ArrayList<>();

    private CycleClosing(AccountTerms terms, KeptCycles kept, RatedPieces pieces, Instant from, Instant to) {
        this.pieces = pieces;
        this.terms = terms;
        this.kept = kept;
        this.from = from;
        this.to = to;
    }

    /**
     * Calculates.
     *
     * @param from begin of the open period
     */
    public static CycleClosing calculate(AccountTerms terms, KeptCycles kept, Instant from, Instant to) {
        return calculate(terms, kept, new RatedPieces(), from, to);
    }

    /** The same, had something else been used: only what that changes is rated again. */
    public CycleClosing with(KeptCycles other) {
        return calculate(terms, other, pieces, from, to);
    }

    private static CycleClosing calculate(
            AccountTerms terms, KeptCycles kept, RatedPieces pieces, Instant from, Instant to) {
        CycleClosing closing = new CycleClosing(terms, kept, pieces, from, to);
        NavigableSet<Instant> edges = new TreeSet<>(kept.periods());
        edges.add(from);
        List<RuledUse> shared = terms.shared(kept.measured());
        for (CycleTerms agreement : terms.ever()) {
            Optional<Instant> takesOver = agreement.takesOver(kept).filter(begin -> begin.isBefore(from));
            RatedAgreement before = kept.rated()
                    .getOrDefault(agreement.key(), RatedAgreement.none(from))
                    .openedBy(takesOver);
            List<MeasuredUse> own =
                    kept.measured().stream().filter(agreement::isOf).toList();
            CyclePlan plan = new CyclePlan(agreement, before, own, edges, agreement.byDays(kept));
            if (kept.rated().containsKey(agreement.key())
                    || takesOver.isPresent()
                    || agreement.isDue(plan.begin(), to)) {
                closing.calculations.add(CycleCalculation.of(plan, pieces, shared, to));
            }
        }
        return closing;
    }

    /** Whether nothing is on its way that the period cannot be closed without. */
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /**
     * What is on its way that the period cannot be closed without, for people: the document under which a use was billed, or its
     * bill anew under another. Empty where nothing is.
     */
    public Optional<String> missing() {
        return calculations.stream()
                .flatMap(calculation -> calculation.missing().stream())
                .findFirst()
                .or(this::unchargedUse);
    }

    private Optional<String> unchargedUse() {
        return kept.measured().stream()
                .filter(use -> use.begin() < to.getEpochSecond() && !isBeforeRules(use) && !isCharged(use))
                .findFirst()
                .map(use -> use.named() + ": the agreement under which it was billed, or its correction");
    }

    private boolean isCharged(MeasuredUse use) {
        return calculations.stream().anyMatch(calculation -> calculation.isOf(use) && calculation.charges(use));
    }

    /** Whether only rules need a use, and it began before the first period that they are decided in. */
    private boolean isBeforeRules(MeasuredUse use) {
        Instant first = calculations.stream()
                .filter(calculation -> calculation.isOf(use))
                .map(calculation -> calculation.rated().opened())
                .findFirst()
                .orElse(from);
        return !CycleTerms.isCharged(use, terms.known())
                && Instant.ofEpochSecond(use.begin()).isBefore(first);
    }

    /** Provisional micro-units that are not in the ledger yet. */
    public long outstanding() {
        return calculations.stream().mapToLong(CycleCalculation::outstanding).reduce(0, Math::addExact);
    }

    /** The standing charges of agreements that no cycle charges. */
    public List<StandingTerms> standing() {
        Set<Hash> charged = new HashSet<>();
        calculations.forEach(calculation -> charged.addAll(calculation.agreements()));
        return terms.standing().stream()
                .filter(standing -> !charged.contains(standing.agreement()))
                .toList();
    }

    /**
     * Closes the period, once everything for it is there.
     *
     * @param credits of late deductions
     * @param document hash of the close
     * @param booked when the close arrived
     * @throws io.meterproof.metering.document.InvalidDocumentException where the period does not begin where the last one ended
     */
    public Closed close(
            AccountLedger ledger,
            AccountState state,
            PeriodClose close,
            List<Line> credits,
            Hash document,
            Instant booked) {
        AccountLedger.requireNext(state, close);
        Map<String, RatedAgreement> charged = new TreeMap<>();
        CycleBooks books = new CycleBooks(ledger, state, document, booked);
        for (CycleCalculation calculation : calculations) {
            charged.put(calculation.key(), books.book(calculation));
        }
        List<LedgerStep> steps = new ArrayList<>(books.steps());
        List<LedgerStep> period = ledger.closePeriod(books.state(), close, standing(), credits, booked);
        steps.addAll(period);
        return new Closed(steps, kept.closed(close.from(), close.to(), charged, byDays(period)));
    }

    /** By agreement, for which times the charges of the period name it. */
    private static Map<Hash, Set<Span>> byDays(List<LedgerStep> period) {
        Map<Hash, Set<Span>> named = new HashMap<>();
        period.forEach(step -> step.entry().lines().forEach(line -> line.agreement()
                .ifPresent(agreement -> named.computeIfAbsent(agreement, unseen -> new HashSet<>())
                        .add(new Span(line.from(), line.to())))));
        return named;
    }

    /**
     * A closed period.
     *
     * @param steps one for each entry, in order
     * @param kept what is kept then
     */
    public record Closed(List<LedgerStep> steps, KeptCycles kept) {}
}
