package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.Rating;
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

    /** Whether it is about the export register that belongs to another's import register, on one tariff. */
    public boolean isNettedWith(Agreement imported) {
        return Rating.isExport(readingType)
                && importRegister().equals(imported.readingType)
                && usagePoint.equals(imported.usagePoint)
                && account.equals(imported.account)
                && tariff.equals(imported.tariff);
    }

    private ObisCode importRegister() {
        return new ObisCode(readingType.a(), readingType.b(), 1, readingType.d(), readingType.e(), readingType.f());
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
