package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.UsagePoint;
import java.time.Instant;

/** A charging station as they stand in the field: it signs records of a format of its own. */
public final class FieldCharger implements Charger {
    private final UsagePoint usagePoint;
    private final FieldRecords records;
    private final DeliveryQueue queue = new DeliveryQueue();
    private long register;
    private long number;

    public FieldCharger(UsagePoint usagePoint, FieldRecords records) {
        this.usagePoint = usagePoint;
        this.records = records;
    }

    @Override
    public UsagePoint usagePoint() {
        return usagePoint;
    }

    @Override
    public ReceivedBlock charge(
            Instant begin, Instant end, long wattHours, ChargingTransaction transaction, String source) {
        Instant last = end.isAfter(begin) ? end : begin.plusSeconds(1);
        number++;
        long opening = register;
        register += wattHours;
        FieldSession session = new FieldSession(number, transaction, begin, last, opening, register);
        return ReceivedBlock.foreign(
                queue.arrival(last).toEpochMilli(),
                OriginClass.METER_SIGNED,
                true,
                source,
                records.format().label(),
                records.write(session));
    }
}
