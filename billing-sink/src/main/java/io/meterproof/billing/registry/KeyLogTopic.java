package io.meterproof.billing.registry;

import io.meterproof.metering.document.SignedDocument;

/** {@code registry.events}. Every method throws {@link KeyLogUnavailableException} while it does not answer. */
public interface KeyLogTopic {

    /** How many events there are. */
    long size();

    /** Returns when the brokers have the event; one that failed may be there all the same. */
    void append(SignedDocument signed);
}
