package io.meterproof.metering.settlement;

import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;

/**
 * Who pays for an instant's use, for which end use, and by which version of a tariff.
 *
 * @param agreement hash of the agreement or authorisation
 * @param tariffHash hash of the tariff document
 */
public record Term(Hash agreement, String account, String endUse, Hash tariffHash, Tariff tariff) {

    boolean sameDocuments(Term other) {
        return agreement.equals(other.agreement) && tariffHash.equals(other.tariffHash);
    }
}
