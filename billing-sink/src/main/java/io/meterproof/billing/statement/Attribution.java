package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds an entry's lines to charges, each under the place and end use it belongs to. A usage entry says so itself; a reversal
 * belongs where the entry it takes back does; a standing charge where its agreement was used; the rest to the account.
 */
public final class Attribution {
    private Attribution() {}

    /** @throws BrokenChainException where a reversal takes back an entry that was never seen */
    public static void add(LedgerEntry entry, ChainMemory memory, Charges charges) {
        if (entry instanceof UsageEntry usage) {
            memory.keepEntry(entry.header().sequence(), use(usage));
            memory.keepAgreement(usage.usage().agreement(), use(usage));
        }
        if (entry instanceof PeriodChargesEntry period) {
            addAll(period.lines(), line -> ofPeriodLine(line, memory), charges);
        }
        use(entry, memory).ifPresent(use -> addAll(entry.lines(), line -> use, charges));
    }

    /** The one use that an entry is about; empty where it is about none or several. */
    static Optional<Use> use(LedgerEntry entry, ChainMemory memory) {
        if (entry instanceof UsageEntry usage) {
            return Optional.of(use(usage));
        }
        return entry instanceof ReversalEntry reversal ? Optional.of(reversed(reversal, memory)) : Optional.empty();
    }

    private static Use use(UsageEntry entry) {
        Usage usage = entry.usage();
        return new Use(usage.usagePoint(), usage.endUse(), usage.unit().symbol());
    }

    private static Use reversed(ReversalEntry entry, ChainMemory memory) {
        return memory.ofEntry(entry.reverses())
                .orElseThrow(() -> new BrokenChainException("entry "
                        + entry.header().sequence() + " of account "
                        + entry.header().account() + " reverses entry " + entry.reverses() + ", which is not there"));
    }

    private static Use ofPeriodLine(Line line, ChainMemory memory) {
        return line.agreement()
                .map(agreement ->
                        memory.ofAgreement(agreement).map(Use::perDay).orElseGet(() -> Use.ofAccount(Use.DAYS)))
                .orElseGet(() -> Use.ofAccount(""));
    }

    private static void addAll(List<Line> lines, Function<Line, Use> use, Charges charges) {
        for (Line line : lines) {
            charges.add(
                    new ChargeKey(use.apply(line), line.component(), line.name()),
                    new Charge(line.quantity(), line.amount()));
        }
    }
}
