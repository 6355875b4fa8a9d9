package io.meterproof.metering.foreign;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Readings;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * A foreign record as settlement reads it: a charging transaction with a register at its begin and at its end.
 *
 * @param block its numbers are 2n + 1 and 2n + 2 for a record that numbers itself n
 * @param digest see {@link io.meterproof.formats.block.Identities#record}
 * @param repaired of which fault, where the session was cut at the last reading that can be used
 * @param clockProven whether its clock permits prices by time
 * @param leniency the document under which a departure from its format was accepted; what bytes alone say is none
 */
public record ForeignBlock(
        Block block,
        Readings readings,
        Hash digest,
        ChargingTransaction charging,
        Optional<SessionFault> repaired,
        boolean clockProven,
        Optional<Hash> leniency) {

    /** The same, accepted under a leniency. */
    public ForeignBlock under(Optional<Hash> document) {
        return new ForeignBlock(block, readings, digest, charging, repaired, clockProven, document);
    }
}
