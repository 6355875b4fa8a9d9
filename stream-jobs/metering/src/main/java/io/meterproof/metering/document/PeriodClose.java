package io.meterproof.metering.document;

import java.time.Instant;

/** The billing team closes a service period [from, to) of an account. */
public record PeriodClose(String id, String account, Instant from, Instant to, Instant at) implements Document {
    @Override
    public String subject() {
        return account;
    }
}
