package io.meterproof.metering.document;

/** Who pays, in which currency, before or after use. */
public record Account(String id, String name, String currency, Payment payment, int lowCreditHours)
        implements Document {
    @Override
    public String subject() {
        return id;
    }
}
