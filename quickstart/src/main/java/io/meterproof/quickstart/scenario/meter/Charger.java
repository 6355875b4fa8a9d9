package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.UsagePoint;
import java.time.Instant;

/** A charging station: a meter of its own, whose transactions name the token that started them. */
public interface Charger {
    /** The end use that tokens are authorised for. */
    String END_USE = "ev-charging";

    UsagePoint usagePoint();

    /** A transaction as it arrives, after the station's one before it, as a queue delivers. It lasts a second at least. */
    ReceivedBlock charge(Instant begin, Instant end, long wattHours, ChargingTransaction transaction, String source);
}
