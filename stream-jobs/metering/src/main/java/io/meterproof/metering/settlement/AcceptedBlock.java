package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.charging.SessionClock;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * A block that was verified and accepted.
 *
 * @param digest SHA-256 of the signed bytes
 * @param usagePoint where its meter stood; for a charging transaction the charger's
 * @param arrival UTC milliseconds, stamped once
 * @param origin who vouches for its readings
 * @param clockProven whether its clock permits prices by time
 */
public record AcceptedBlock(
        Block block,
        Readings readings,
        Hash digest,
        String usagePoint,
        long arrival,
        Origin origin,
        Optional<ChargingTransaction> charging,
        boolean clockProven) {

    /** What was received and accepted. */
    public static AcceptedBlock of(AcceptedReading reading, ReceivedBlock received, String usagePoint) {
        return new AcceptedBlock(
                reading.block(),
                reading.readings(),
                reading.digest(),
                usagePoint,
                received.arrival(),
                new Origin(received.originClass(), received.simulated()),
                received.charging(),
                reading.clockProven());
    }

    /** A native block. */
    public AcceptedBlock(
            Block block,
            Readings readings,
            Hash digest,
            String usagePoint,
            long arrival,
            Origin origin,
            Optional<ChargingTransaction> charging) {
        this(block, readings, digest, usagePoint, arrival, origin, charging, SessionClock.isProven(readings));
    }
}
