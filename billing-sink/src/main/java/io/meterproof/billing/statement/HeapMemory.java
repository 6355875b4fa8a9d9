package io.meterproof.billing.statement;

import io.meterproof.statement.Use;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers on the heap, for as long as one fold lasts. */
public final class HeapMemory implements ChainMemory {
    private final Map<Long, MeteredUse> entries = new HashMap<>();
    private final Map<Hash, Use> agreements = new HashMap<>();

    @Override
    public void keepEntry(long sequence, MeteredUse use) {
        entries.put(sequence, use);
    }

    @Override
    public void keepAgreement(Hash agreement, Use use) {
        agreements.put(agreement, use);
    }

    @Override
    public Optional<MeteredUse> ofEntry(long sequence) {
        return Optional.ofNullable(entries.get(sequence));
    }

    @Override
    public Optional<Use> ofAgreement(Hash agreement) {
        return Optional.ofNullable(agreements.get(agreement));
    }
}
