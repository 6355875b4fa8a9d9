package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import java.util.List;
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
            Use use = keep(usage, memory);
            addAll(usage.lines(), line -> use, charges);
        } else if (entry instanceof ReversalEntry reversal) {
            Use use = reversed(reversal, memory);
            addAll(reversal.lines(), line -> use, charges);
        } else if (entry instanceof PeriodChargesEntry period) {
            addAll(period.lines(), line -> ofPeriodLine(line, memory), charges);
        }
    }

    private static Use keep(UsageEntry entry, ChainMemory memory) {
        Use use = new Use(
                entry.usage().usagePoint(),
                entry.usage().endUse(),
                entry.usage().unit().symbol());
        memory.keepEntry(entry.header().sequence(), use);
        memory.keepAgreement(entry.usage().agreement(), use);
        return use;
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
