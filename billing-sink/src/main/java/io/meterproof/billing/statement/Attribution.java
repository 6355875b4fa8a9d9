package io.meterproof.billing.statement;

import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LineUse;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.statement.Use;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Adds an entry's use to charges, and its lines, each under what {@link LineUse} says it was charged for. */
public final class Attribution {
    /** Of charges that are for no quantity of their own. */
    private static final String NOBODY = "";

    private Attribution() {}

    /** @throws BrokenChainException where a reversal takes back an entry that was never seen */
    public static void add(LedgerEntry entry, ChainMemory memory, LineUnits units, Charges charges) {
        remember(entry, memory);
        Optional<MeteredUse> metered = metered(entry, memory);
        metered.ifPresent(use -> charges.use(use, quantity(entry.lines())));
        boolean exported = metered.filter(MeteredUse::exported).isPresent();
        LineUse.Earlier earlier = new Remembered(memory);
        for (Line line : entry.lines()) {
            LineUse of = LineUse.of(entry, line, earlier);
            String ofUse = metered.map(each -> each.use().unit()).orElseGet(() -> unit(line));
            Use use = new Use(of.usagePoint().orElse(Use.ACCOUNT), of.endUse(), units.of(entry, line, ofUse));
            charges.add(
                    new ChargeKey(use, exported, line.component(), line.name()),
                    new Charge(line.quantity(), line.amount()));
        }
    }

    /** Keeps what later entries may refer to. */
    static void remember(LedgerEntry entry, ChainMemory memory) {
        if (entry instanceof UsageEntry usage) {
            MeteredUse metered = MeteredUse.of(usage.usage());
            memory.keepEntry(entry.header().sequence(), metered);
            memory.keepAgreement(usage.usage().agreement(), metered.use());
        } else if (entry instanceof CycleChargesEntry cycle) {
            memory.keepEntry(entry.header().sequence(), new MeteredUse(use(LineUse.of(cycle)), NOBODY, false));
        } else if (entry instanceof FeeEntry) {
            memory.keepEntry(entry.header().sequence(), new MeteredUse(use(LineUse.OF_ACCOUNT), NOBODY, false));
        }
    }

    /** The one use that an entry is about; empty where it is about none or several. */
    private static Optional<MeteredUse> metered(LedgerEntry entry, ChainMemory memory) {
        if (entry instanceof UsageEntry usage) {
            return Optional.of(MeteredUse.of(usage.usage()));
        }
        return entry instanceof ReversalEntry reversal
                ? Optional.of(reversed(reversal, memory))
                        .filter(metered -> !metered.origin().equals(NOBODY))
                : Optional.empty();
    }

    /** Its components count in units of their own. */
    private static Use use(LineUse use) {
        return new Use(use.usagePoint().orElse(Use.ACCOUNT), use.endUse(), "");
    }

    /** Each component that charges use charges the same, so the first of them tells the quantity. */
    private static long quantity(List<Line> lines) {
        String component = lines.get(0).component();
        return lines.stream()
                .filter(line -> line.component().equals(component))
                .mapToLong(Line::quantity)
                .reduce(0, Math::addExact);
    }

    private static MeteredUse reversed(ReversalEntry entry, ChainMemory memory) {
        return memory.ofEntry(entry.reverses())
                .orElseThrow(() -> new BrokenChainException("entry "
                        + entry.header().sequence() + " of account "
                        + entry.header().account() + " reverses entry " + entry.reverses() + ", which is not there"));
    }

    /** Of lines that are not under one use. */
    private static String unit(Line line) {
        return line.agreement().isPresent() ? Use.DAYS : "";
    }

    private record Remembered(ChainMemory memory) implements LineUse.Earlier {
        @Override
        public Optional<LineUse> ofEntry(long sequence) {
            return memory.ofEntry(sequence).map(metered -> lineUse(metered.use()));
        }

        @Override
        public Optional<LineUse> ofAgreement(Hash agreement) {
            return memory.ofAgreement(agreement).map(Remembered::lineUse);
        }

        private static LineUse lineUse(Use use) {
            return new LineUse(Optional.of(use.usagePoint()), use.endUse());
        }
    }
}
