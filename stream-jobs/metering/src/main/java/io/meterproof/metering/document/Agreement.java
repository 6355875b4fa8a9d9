package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import java.util.Optional;

/**
 * An account is responsible for a usage point and reading type, for an end use, on a tariff.
 *
 * @param party as what it is responsible
 */
public record Agreement(
        String id,
        String account,
        String usagePoint,
        ObisCode readingType,
        String endUse,
        String tariff,
        Effective effective,
        Party party)
        implements Contract {

    /** An account that agreed to it. */
    public Agreement(
            String id,
            String account,
            String usagePoint,
            ObisCode readingType,
            String endUse,
            String tariff,
            Effective effective) {
        this(id, account, usagePoint, readingType, endUse, tariff, effective, Party.CUSTOMER);
    }

    @Override
    public String subject() {
        return usagePoint;
    }

    @Override
    public Optional<ObisCode> onlyReadingType() {
        return Optional.of(readingType);
    }
}
