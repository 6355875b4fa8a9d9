package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/** What was agreed of one instant, as far as it is billed by it: by which contract, whenever that ends, and version of a tariff. */
record AgreedAt(String id, String account, String endUse, List<AccountRule> rules, Hash tariff) {
    static AgreedAt of(Contract contract, Hash tariff, Instant instant) {
        List<AccountRule> rules =
                contract.rules().stream().filter(rule -> rule.holdsAt(instant)).toList();
        return new AgreedAt(contract.id(), contract.account(), contract.endUse(), rules, tariff);
    }
}
