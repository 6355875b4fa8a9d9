package io.meterproof.billing.statement;

import io.meterproof.metering.document.Agreement;
import io.meterproof.statement.Use;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Remembers on the heap, for as long as one fold lasts. */
public final class HeapMemory implements ChainMemory {
    private final Map<Long, MeteredUse> entries = new HashMap<>();
    private final Map<Hash, Use> agreements = new HashMap<>();
    private final Function<Hash, Optional<Agreement>> documents;

    /** @param documents agreements, by which they are known that nothing was used under */
    public HeapMemory(Function<Hash, Optional<Agreement>> documents) {
        this.documents = documents;
    }

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
        return Optional.ofNullable(agreements.get(agreement))
                .or(() -> documents.apply(agreement).map(about -> new Use(about.usagePoint(), about.endUse(), "")));
    }
}
