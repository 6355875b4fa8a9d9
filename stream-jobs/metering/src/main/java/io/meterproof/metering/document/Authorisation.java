package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rule.AccountRule;
import java.util.List;
import java.util.Optional;

/** A token by which an account may use any charger. */
public record Authorisation(
        String id,
        String token,
        String account,
        String endUse,
        String tariff,
        Effective effective,
        List<AccountRule> rules)
        implements Contract {
    public Authorisation {
        rules = List.copyOf(rules);
    }

    /** Without rules. */
    public Authorisation(String id, String token, String account, String endUse, String tariff, Effective effective) {
        this(id, token, account, endUse, tariff, effective, List.of());
    }

    @Override
    public String subject() {
        return token;
    }

    @Override
    public Optional<ObisCode> onlyReadingType() {
        return Optional.empty();
    }
}
