package io.meterproof.metering.settlement;

import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;

/**
 * Who pays for an instant's use, for which end use, and by which version of a tariff.
 *
 * @param agreement hash of the agreement or authorisation
 * @param tariffHash hash of the tariff document
 * @param ruled whether the agreement has rules, which are decided at the close of a cycle
 */
public record Term(Hash agreement, String account, String endUse, Hash tariffHash, Tariff tariff, boolean ruled) {

    /** Whether the account needs the use by intervals, when a cycle is closed. */
    boolean needsCycle() {
        return ruled || tariff.needsPeriod();
    }

    boolean sameDocuments(Term other) {
        return agreement.equals(other.agreement) && tariffHash.equals(other.tariffHash);
    }
}
