package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.ChargingTransaction;
import java.time.Instant;

/**
 * What a station of the field signs of a session.
 *
 * @param number in the station's own count, from 1
 * @param opening register at the begin, Wh
 * @param closing register at the end, Wh
 */
record FieldSession(
        long number, ChargingTransaction transaction, Instant begin, Instant end, long opening, long closing) {}
