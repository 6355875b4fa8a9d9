package io.meterproof.jobs.settlement;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.prepayment.Assessment;
import io.meterproof.metering.prepayment.Consumption;
import io.meterproof.metering.prepayment.Position;
import io.meterproof.metering.prepayment.Prepayment;
import io.meterproof.metering.prepayment.PrepaymentState;
import io.meterproof.metering.prepayment.StandingAccrual;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharges;
import io.meterproof.metering.rating.StandingTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What each entry means for an account's credit.
 *
 * @param terms what the account is charged by besides use, asked for only where it is needed
 */
record AccountCredit(Account account, Supplier<AccountTerms> terms) {

    boolean isPrepaid() {
        return account.payment() == Payment.PREPAID;
    }

    /** From when on charges have accrued that are not in the ledger. */
    Instant since(AccountState account, Instant asOf) {
        return account.open().since().orElseGet(() -> firstDay(terms.get().standing(), asOf));
    }

    /**
     * What an entry means for the credit that is left.
     *
     * @param cycles of the account by what is known with the entry
     * @param change by how many micro-units its use made them dearer
     */
    Assessment assess(PrepaymentState state, LedgerStep step, CycleClosing cycles, long change) {
        Position position = position(step, cycles);
        if (step.entry() instanceof TopUpEntry) {
            return Prepayment.afterTopUp(state, position);
        } else if (step.entry() instanceof UsageEntry usage && isActual(usage)) {
            return Prepayment.afterUsage(state, position, consumption(usage.lines(), change));
        } else if (step.entry() instanceof UsageEntry || step.entry() instanceof ReversalEntry) {
            return Prepayment.afterCorrection(
                    state, position, consumption(step.entry().lines(), change));
        }
        return Prepayment.afterCharges(state, position);
    }

    /** What an entry that is no use, such as a fee or those of a period's close, means for it. */
    Assessment assessCharges(PrepaymentState state, LedgerStep step, CycleClosing cycles) {
        return Prepayment.afterCharges(state, position(step, cycles));
    }

    private static boolean isActual(UsageEntry entry) {
        return entry.usage().basis() instanceof Basis.OfBlock && entry.rebills().isEmpty();
    }

    private Position position(LedgerStep step, CycleClosing cycles) {
        Instant asOf = step.entry().header().booked();
        Instant since = since(step.next(), asOf);
        long standing = since.isBefore(asOf) ? StandingCharges.accrued(cycles.standing(), since, asOf) : 0;
        StandingAccrual accrual = new StandingAccrual(
                Math.addExact(standing, cycles.outstanding()),
                StandingCharges.perDay(terms.get().standing(), asOf));
        return new Position(
                account,
                asOf,
                step.entry().header().sequence(),
                step.entry().header().balance(),
                accrual);
    }

    private static Instant firstDay(List<StandingTerms> standing, Instant otherwise) {
        return standing.stream()
                .map(StandingTerms::from)
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    private static Consumption consumption(List<Line> lines, long change) {
        long amount = change;
        Instant from = lines.get(0).from();
        Instant to = lines.get(0).to();
        for (Line line : lines) {
            amount = Math.addExact(amount, line.amount());
            from = line.from().isBefore(from) ? line.from() : from;
            to = line.to().isAfter(to) ? line.to() : to;
        }
        return new Consumption(amount, from, to);
    }
}
