package io.meterproof.jobs.settlement;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
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
 * @param standingTerms the account's standing charges, asked for only where it is prepaid
 */
record AccountCredit(Account account, Supplier<List<StandingTerms>> standingTerms) {

    boolean isPrepaid() {
        return account.payment() == Payment.PREPAID;
    }

    /** What an entry means for the credit that is left. */
    Assessment assess(PrepaymentState state, LedgerStep step) {
        Position position = position(step);
        if (step.entry() instanceof TopUpEntry) {
            return Prepayment.afterTopUp(state, position);
        } else if (step.entry() instanceof UsageEntry usage && isActual(usage)) {
            return Prepayment.afterUsage(state, position, consumption(usage.lines()));
        } else if (step.entry() instanceof UsageEntry || step.entry() instanceof ReversalEntry) {
            return Prepayment.afterCorrection(
                    state, position, consumption(step.entry().lines()));
        }
        return Prepayment.afterCharges(state, position);
    }

    private static boolean isActual(UsageEntry entry) {
        return entry.usage().basis() instanceof Basis.OfBlock && entry.rebills().isEmpty();
    }

    private Position position(LedgerStep step) {
        List<StandingTerms> standing = standingTerms.get();
        Instant asOf = step.entry().header().booked();
        Instant since = step.next().open().since().orElseGet(() -> firstDay(standing, asOf));
        StandingAccrual accrual = new StandingAccrual(
                since.isBefore(asOf) ? StandingCharges.accrued(standing, since, asOf) : 0,
                StandingCharges.perDay(standing, asOf));
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

    private static Consumption consumption(List<Line> lines) {
        long amount = 0;
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
