package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.UsagePoint;
import java.time.Instant;

/** A charging station: a meter of its own, whose transactions name the token that started them. */
final class Charger {
    /** The end use that tokens are authorised for. */
    static final String END_USE = "ev-charging";

    private final UsagePoint usagePoint;
    private final MeterChannel channel;
    private Instant lastArrival = Instant.MIN;

    Charger(Seed seed, Registry registry, UsagePoint usagePoint, SignatureAlgorithm algorithm) {
        this.usagePoint = usagePoint;
        SimulatedMeter meter = SimulatedMeter.of(seed, "C-" + usagePoint.id(), algorithm);
        channel = new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, 0);
        registry.install(meter, usagePoint, 0);
    }

    UsagePoint usagePoint() {
        return usagePoint;
    }

    /** The block of a transaction, which lasts a second at least. */
    SignedBlock charge(Instant begin, Instant end, long wattHours, ChargingTransaction transaction) {
        Instant last = end.isAfter(begin) ? end : begin.plusSeconds(1);
        return channel.charge(begin, last, wattHours, transaction);
    }

    /** When a transaction that ended arrives: after the station's one before it, as a queue delivers. */
    Instant arrival(SignedBlock transaction) {
        Instant done = Instant.ofEpochSecond(transaction.block().end()).plusSeconds(60);
        lastArrival = done.isAfter(lastArrival) ? done : lastArrival.plusSeconds(1);
        return lastArrival;
    }
}
