package io.meterproof.metering.document;

/** A token by which an account may use any charger. */
public record Authorisation(String id, String token, String account, String endUse, String tariff, Effective effective)
        implements Document {
    @Override
    public String subject() {
        return token;
    }
}
