package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rule.AccountRule;
import java.util.List;
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
        Party party,
        List<AccountRule> rules)
        implements Contract {
    public Agreement {
        rules = List.copyOf(rules);
    }

    /** Without rules. */
    public Agreement(
            String id,
            String account,
            String usagePoint,
            ObisCode readingType,
            String endUse,
            String tariff,
            Effective effective,
            Party party) {
        this(id, account, usagePoint, readingType, endUse, tariff, effective, party, List.of());
    }

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
