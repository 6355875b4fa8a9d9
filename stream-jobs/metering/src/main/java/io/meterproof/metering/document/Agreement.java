package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import java.util.Optional;

/** An account is responsible for a usage point and reading type, for an end use, on a tariff. */
public record Agreement(
        String id,
        String account,
        String usagePoint,
        ObisCode readingType,
        String endUse,
        String tariff,
        Effective effective)
        implements Contract {
    @Override
    public String subject() {
        return usagePoint;
    }

    @Override
    public Optional<ObisCode> onlyReadingType() {
        return Optional.of(readingType);
    }
}
