package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import java.util.Optional;

/** A token by which an account may use any charger. */
public record Authorisation(String id, String token, String account, String endUse, String tariff, Effective effective)
        implements Contract {
    @Override
    public String subject() {
        return token;
    }

    @Override
    public Optional<ObisCode> onlyReadingType() {
        return Optional.empty();
    }
}
