package io.meterproof.bundle.verify;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LineUse;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the entries of a chain, up to one, and agreements are about. */
public final class UsedBefore implements LineUse.Earlier {
    private final Map<Long, LineUse> bySequence = new HashMap<>();
    private final Map<Hash, LineUse> byAgreement = new HashMap<>();
    private final Function<Hash, Optional<Agreement>> agreements;

    /** @param agreements by their documents */
    public UsedBefore(Function<Hash, Optional<Agreement>> agreements) {
        this.agreements = agreements;
    }

    public void add(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage) {
            LineUse use = LineUse.of(usage);
            bySequence.put(entry.header().sequence(), use);
            byAgreement.put(usage.usage().agreement(), use);
        } else if (entry instanceof CycleChargesEntry cycle) {
            bySequence.put(entry.header().sequence(), LineUse.of(cycle));
        } else if (entry instanceof FeeEntry) {
            bySequence.put(entry.header().sequence(), LineUse.OF_ACCOUNT);
        }
    }

    @Override
    public Optional<LineUse> ofEntry(long sequence) {
        return Optional.ofNullable(bySequence.get(sequence));
    }

    @Override
    public Optional<LineUse> ofAgreement(Hash agreement) {
        return agreements.apply(agreement).map(LineUse::of).or(() -> Optional.ofNullable(byAgreement.get(agreement)));
    }
}
