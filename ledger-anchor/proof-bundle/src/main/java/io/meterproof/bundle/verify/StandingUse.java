package io.meterproof.bundle.verify;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RuledUse;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;

/**
 * Use that stands and needs a cycle.
 *
 * @param contract under which it was billed
 * @param tariff the version by which it was billed
 */
record StandingUse(MeasuredUse measured, Contract contract, Tariff tariff) {
    Instant begin() {
        return Instant.ofEpochSecond(measured.begin());
    }

    Instant end() {
        return Instant.ofEpochSecond(measured.end());
    }

    boolean isUnder(Contract other) {
        return AccountTerms.key(contract).equals(AccountTerms.key(other));
    }

    RuledUse ruled() {
        return new RuledUse(measured, AccountTerms.key(contract), contract.rules());
    }

    /** Whether a rule of a contract that it is not under counts it too. */
    boolean isSharedWith(Contract other) {
        return !isUnder(other)
                && contract.rules().stream()
                        .anyMatch(rule -> rule.shared() && other.rules().contains(rule));
    }

    /** Whether the cycles of a contract charge it: it is under that, or its export is netted with that one's import. */
    boolean isChargedWith(Contract other) {
        return isUnder(other) || AccountTerms.isNetted(contract, other);
    }
}
