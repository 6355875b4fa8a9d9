package io.meterproof.jobs.settlement;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TopUp;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The ids under which top-ups of the current account are booked, over keyed state: a payment is booked once, whoever says it again. */
final class TopUpIds {
    /** Micro-units by id. */
    private final MapState<String, Long> booked;

    TopUpIds(RuntimeContext context) {
        booked = context.getMapState(new MapStateDescriptor<>("top-up-ids", Types.STRING, Types.LONG));
    }

    /**
     * Whether nothing is booked under its id.
     *
     * @throws InvalidDocumentException where it is booked with another amount
     */
    boolean isFree(TopUp topUp) throws Exception {
        Long amount = booked.get(topUp.id());
        if (amount != null && amount != topUp.amountMicros()) {
            throw new InvalidDocumentException(
                    "id", "is that of a top-up of " + amount + " micro-units, which is booked: " + topUp.id());
        }
        return amount == null;
    }

    void keep(TopUp topUp) throws Exception {
        booked.put(topUp.id(), topUp.amountMicros());
    }

    void forget() {
        booked.clear();
    }
}
