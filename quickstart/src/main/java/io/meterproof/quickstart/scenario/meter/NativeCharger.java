package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.Seed;
import java.time.Instant;

/** A charging station that signs blocks. */
public final class NativeCharger implements Charger {
    private final UsagePoint usagePoint;
    private final MeterChannel channel;
    private final DeliveryQueue queue = new DeliveryQueue();

    public NativeCharger(Seed seed, Registry registry, UsagePoint usagePoint, SignatureAlgorithm algorithm) {
        this.usagePoint = usagePoint;
        SimulatedMeter meter = SimulatedMeter.of(seed, "C-" + usagePoint.id(), algorithm);
        channel = new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, 0);
        registry.install(meter, usagePoint, 0);
    }

    @Override
    public UsagePoint usagePoint() {
        return usagePoint;
    }

    @Override
    public ReceivedBlock charge(
            Instant begin, Instant end, long wattHours, ChargingTransaction transaction, String source) {
        Instant last = end.isAfter(begin) ? end : begin.plusSeconds(1);
        return channel.charge(begin, last, wattHours, transaction).simulated(queue.arrival(last), source);
    }
}
