package io.meterproof.metering.cycle;

import io.meterproof.metering.rule.AccountRule;
import java.util.List;

/**
 * Use as rules count it.
 *
 * @param contract under which it was billed: the key of its terms
 * @param rules of the version of the contract by which it was billed
 */
public record RuledUse(MeasuredUse measured, String contract, List<AccountRule> rules) {
    public RuledUse {
        rules = List.copyOf(rules);
    }
}
