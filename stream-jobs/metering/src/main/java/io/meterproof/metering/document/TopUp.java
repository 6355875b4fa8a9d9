package io.meterproof.metering.document;

import java.time.Instant;

/** Credit bought by a prepaid account, in micro-units of its currency. */
public record TopUp(String id, String account, long amountMicros, Instant at) implements Document {
    @Override
    public String subject() {
        return account;
    }
}
