package io.meterproof.billing.statement;

import io.meterproof.statement.Use;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/** What later entries of a chain need to know about earlier ones. One account's. */
public interface ChainMemory {
    void keepEntry(long sequence, MeteredUse use);

    void keepAgreement(Hash agreement, Use use);

    /** The use of an earlier usage entry. */
    Optional<MeteredUse> ofEntry(long sequence);

    /** The newest use under an agreement, or what it is about. */
    Optional<Use> ofAgreement(Hash agreement);
}
