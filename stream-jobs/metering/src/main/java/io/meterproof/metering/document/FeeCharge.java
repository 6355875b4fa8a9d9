package io.meterproof.metering.document;

import io.meterproof.metering.period.FeeEvent;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * An account is charged a fee of a price list, or credited one whose price is below zero.
 *
 * @param tariff id of the price list
 * @param version document hash of the version of it that holds at the instant
 * @param fee id of the component
 * @param count how many times
 * @param at when what is charged for happened
 */
public record FeeCharge(String id, String account, String tariff, Hash version, String fee, int count, Instant at)
        implements FeeOrder {

    /** Whether it charges the same, whenever it fell due. */
    public boolean isSameAs(FeeCharge other) {
        return version.equals(other.version) && fee.equals(other.fee) && count == other.count;
    }

    public FeeEvent event() {
        return new FeeEvent(fee, at, count);
    }
}
