package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/** By what use at an instant is billed: contract and version of a tariff. When the contract ends is no part of it. */
record AgreedAt(String id, String account, String endUse, List<AccountRule> rules, Hash tariff) {
    static AgreedAt of(Contract contract, Hash tariff, Instant instant) {
        List<AccountRule> rules =
                contract.rules().stream().filter(rule -> rule.holdsAt(instant)).toList();
        return new AgreedAt(contract.id(), contract.account(), contract.endUse(), rules, tariff);
    }
}
