package io.meterproof.statement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LineUse;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What lines are about, by the entries of their chain up to some point. */
public final class LineContext {
    private final Papers papers;
    private final Map<Long, LedgerEntry> charges = new HashMap<>();
    private final Map<Long, ReversalEntry> reversals = new HashMap<>();
    private final Map<Hash, LineUse> agreements = new HashMap<>();
    private final Map<Hash, String> units = new HashMap<>();
    private final LineUse.Earlier earlier = new Earlier();
    private Optional<String> firstUsagePoint = Optional.empty();

    public LineContext(Papers papers) {
        this.papers = papers;
    }

    public void add(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            charges.put(entry.header().sequence(), entry);
            agreements.put(usage.usage().agreement(), LineUse.of(usage));
            units.put(usage.usage().agreement(), usage.usage().unit().symbol());
            firstUsagePoint = firstUsagePoint.or(() -> LineUse.of(usage).usagePoint());
        } else if (entry instanceof CycleChargesEntry || entry instanceof FeeEntry) {
            charges.put(entry.header().sequence(), entry);
        } else if (entry instanceof ReversalEntry reversal) {
            reversals.put(entry.header().sequence(), reversal);
        }
    }

    /** The reversal in whose place an entry stands. */
    public static OptionalLong rebills(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            return usage.rebills();
        }
        return entry instanceof CycleChargesEntry cycle ? cycle.rebills() : OptionalLong.empty();
    }

    /** What a line of the newest entry was charged for, with the unit of its quantity: empty where it has none. */
    public Use of(LedgerEntry entry, Line line) {
        LineUse use = LineUse.of(entry, line, earlier);
        return new Use(
                use.usagePoint().orElse(Use.ACCOUNT),
                use.endUse(),
                priced(entry, line).unit(unitOfUse(entry)));
    }

    /** The version of the tariff by which a line was priced; empty for what belongs to no agreement. */
    public Optional<Tariff> tariff(LedgerEntry entry, Line line) {
        if (entry instanceof UsageEntry usage) {
            return papers.tariff(usage.usage().tariff());
        } else if (entry instanceof CycleChargesEntry cycle) {
            return papers.tariff(cycle.charges().tariffs(), line.from());
        } else if (entry instanceof FeeEntry fee) {
            return papers.tariff(fee.tariff());
        } else if (entry instanceof ReversalEntry reversal) {
            return tariff(reversed(reversal), line);
        }
        return line.agreement().flatMap(agreement -> papers.tariff(agreement, line.from()));
    }

    /** A line with what priced it. */
    public PricedLine priced(LedgerEntry entry, Line line) {
        return new PricedLine(tariff(entry, line), line);
    }

    /** Where anything was used first; its local days are the account's. */
    public Optional<String> firstUsagePoint() {
        return firstUsagePoint;
    }

    /**
     * What was billed before in place of what an entry bills or takes back; empty for use that was not billed before.
     *
     * @throws IllegalStateException where the chain has no such reversal
     */
    public Optional<LedgerEntry> billedBefore(LedgerEntry entry) {
        LedgerEntry bill = entry instanceof ReversalEntry reversal ? reversed(reversal) : entry;
        return rebills(bill).stream()
                .mapToObj(this::reversal)
                .map(this::reversed)
                .findFirst();
    }

    /** Whether an entry charges a fee, or takes one back. */
    public boolean isOfFee(LedgerEntry entry) {
        return (entry instanceof ReversalEntry reversal ? reversed(reversal) : entry) instanceof FeeEntry;
    }

    /** @throws IllegalStateException where the chain has no such charge */
    LedgerEntry reversed(ReversalEntry reversal) {
        return Optional.ofNullable(charges.get(reversal.reverses()))
                .orElseThrow(() -> new IllegalStateException("entry " + reversal.reverses() + " charges nothing"));
    }

    private ReversalEntry reversal(long sequence) {
        return Optional.ofNullable(reversals.get(sequence))
                .orElseThrow(() -> new IllegalStateException("entry " + sequence + " takes nothing back"));
    }

    private String unitOfUse(LedgerEntry entry) {
        if (entry instanceof ReversalEntry reversal) {
            return unitOfUse(reversed(reversal));
        } else if (entry instanceof CycleChargesEntry cycle) {
            return units.getOrDefault(cycle.charges().agreement(), MeasurementUnit.KILOWATT_HOUR.symbol());
        }
        return entry instanceof UsageEntry usage ? usage.usage().unit().symbol() : "";
    }

    private final class Earlier implements LineUse.Earlier {
        @Override
        public Optional<LineUse> ofEntry(long sequence) {
            LedgerEntry entry = charges.get(sequence);
            if (entry instanceof UsageEntry usage) {
                return Optional.of(LineUse.of(usage));
            }
            if (entry instanceof FeeEntry) {
                return Optional.of(LineUse.OF_ACCOUNT);
            }
            return entry instanceof CycleChargesEntry cycle ? Optional.of(LineUse.of(cycle)) : Optional.empty();
        }

        @Override
        public Optional<LineUse> ofAgreement(Hash agreement) {
            return papers.agreement(agreement)
                    .map(LineUse::of)
                    .or(() -> Optional.ofNullable(agreements.get(agreement)));
        }
    }
}
