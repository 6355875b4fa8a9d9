package io.meterproof.metering.cycle;

import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calculates the cycles of an account up to an instant, and closes its period with them: first what earlier cycles cost anew,
 * then this period's, then its other standing charges, rounding and statement.
 */
public final class CycleClosing {
    private final AccountTerms terms;
    private final Map<String, RatedAgreement> rated;
    private final List<CycleCalculation> calculations = new ArrayList<>();

    private CycleClosing(AccountTerms terms, Map<String, RatedAgreement> rated) {
        this.terms = terms;
        this.rated = rated;
    }

    /**
     * Calculates.
     *
     * @param rated by key of its terms, what was charged before
     * @param uses of the account, as far back as a correction can reach
     * @param from begin of the open period
     */
    public static CycleClosing calculate(
            AccountTerms terms,
            Map<String, RatedAgreement> rated,
            Collection<MeasuredUse> uses,
            Instant from,
            Instant to) {
        CycleClosing closing = new CycleClosing(terms, rated);
        for (CycleTerms agreement : terms.cycles()) {
            Instant begin = begin(agreement, uses, from);
            if (rated.containsKey(agreement.key()) || agreement.isDue(begin, to)) {
                RatedAgreement before = rated.getOrDefault(agreement.key(), RatedAgreement.NONE);
                closing.calculations.add(CycleCalculation.of(agreement, before, uses, begin, to));
            }
        }
        rated.forEach((key, before) -> {
            if (terms.cycles().stream().noneMatch(agreement -> agreement.key().equals(key))) {
                closing.calculations.add(CycleCalculation.revoked(key, before));
            }
        });
        return closing;
    }

    /**
     * Whether nothing is on its way that the period cannot be closed without: the document under which a use was billed, or its
     * bill anew under another.
     */
    public boolean isComplete(Collection<MeasuredUse> uses, Instant to) {
        return uses.stream()
                .filter(use -> !use.finished() && use.begin() < to.getEpochSecond())
                .allMatch(use -> calculations.stream()
                        .anyMatch(calculation -> calculation.isOf(use) && calculation.charges(use)));
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
     * Closes the period.
     *
     * @param document hash of the close
     * @throws io.meterproof.metering.document.InvalidDocumentException where the period does not begin where the last one ended
     */
    public Closed close(
            AccountLedger ledger, AccountState state, PeriodClose close, Hash document, Collection<MeasuredUse> uses) {
        AccountLedger.requireNext(state, close);
        List<LedgerStep> steps = new ArrayList<>();
        Map<String, RatedAgreement> next = new TreeMap<>();
        AccountState current = state;
        for (CycleCalculation calculation : calculations) {
            RatedAgreement before = rated.getOrDefault(calculation.key(), RatedAgreement.NONE);
            CycleBooks books = CycleBooks.book(ledger, current, calculation, before.before(), document, close.at());
            steps.addAll(books.steps());
            current = steps.isEmpty() ? state : steps.get(steps.size() - 1).next();
            next.put(
                    calculation.key(),
                    books.reachable(uses.stream().filter(calculation::isOf).toList()));
        }
        steps.addAll(ledger.closePeriod(current, close, standing(), close.at()));
        return new Closed(steps, next);
    }

    /**
     * A closed period.
     *
     * @param steps one for each entry, in order
     * @param rated by key of its terms, what stands and can still be corrected; nothing, where that is empty
     */
    public record Closed(List<LedgerStep> steps, Map<String, RatedAgreement> rated) {
        /** Whether no correction of these cycles needs a use any longer. */
        public boolean isObsolete(MeasuredUse use, AccountTerms terms) {
            for (CycleTerms agreement : terms.cycles()) {
                RatedAgreement standing = rated.get(agreement.key());
                if (standing != null
                        && isOf(agreement, use)
                        && use.finished()
                        && !standing.cycles().isEmpty()) {
                    return use.begin() < standing.cycles().get(0).from().getEpochSecond();
                }
            }
            return false;
        }
    }

    private static Instant begin(CycleTerms agreement, Collection<MeasuredUse> uses, Instant from) {
        long earliest = own(agreement, uses).stream()
                .mapToLong(MeasuredUse::begin)
                .min()
                .orElse(Long.MAX_VALUE);
        return Instant.ofEpochSecond(Math.min(earliest, from.getEpochSecond()));
    }

    private static List<MeasuredUse> own(CycleTerms agreement, Collection<MeasuredUse> uses) {
        return uses.stream().filter(use -> isOf(agreement, use)).toList();
    }

    private static boolean isOf(CycleTerms agreement, MeasuredUse use) {
        return agreement.imports().contains(use.agreement())
                || agreement.exports().contains(use.agreement());
    }
}
