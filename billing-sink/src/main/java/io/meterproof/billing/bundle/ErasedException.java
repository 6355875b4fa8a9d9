package io.meterproof.billing.bundle;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.tlog.Hash;

/** What is asked for was erased: nobody can open its leaves any more. */
public final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ErasedException(String message) {
        super("content erased: " + message);
    }

    static ErasedException keyOf(PrivacyKeyHolder holder) {
        return new ErasedException("the privacy key of " + holder.name() + " was destroyed");
    }

    static ErasedException block(Hash digest) {
        return new ErasedException("block " + digest + " was destroyed");
    }
}
