package io.meterproof.billing.bundle;

import io.meterproof.metering.commitment.PrivacyKeyHolder;

/** What is asked for was erased: the privacy key that opens its leaves is destroyed. */
public final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ErasedException(PrivacyKeyHolder holder) {
        super("content erased: the privacy key of " + holder.name() + " was destroyed");
    }
}
