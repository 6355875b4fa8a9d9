package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.metering.charging.SessionClock;
import io.meterproof.metering.foreign.ForeignBlock;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.tlog.Hash;

/**
 * What an accepted reading says, whatever format it came in.
 *
 * @param digest by which ledger entries and the log refer to it
 * @param clockProven whether its clock permits prices by time
 */
public record AcceptedReading(Block block, Readings readings, Hash digest, boolean clockProven) {

    /** A native block. */
    public AcceptedReading(Block block, Readings readings, Hash digest) {
        this(block, readings, digest, SessionClock.isProven(readings));
    }

    /**
     * Reads a native block.
     *
     * @throws io.meterproof.formats.block.MalformedBlockException for anything else
     */
    public static AcceptedReading ofBlock(byte[] signed, byte[] readings) {
        return new AcceptedReading(BlockCodec.decode(signed), ReadingsCodec.decode(readings), Identities.block(signed));
    }

    /**
     * Reads a foreign record.
     *
     * @param key identity of the key that signed it
     * @throws IllegalArgumentException for bytes that were never accepted
     */
    public static AcceptedReading ofRecord(String format, byte[] bytes, Hash key) {
        ForeignBlock read = ForeignBlocks.read(format, bytes, key);
        return new AcceptedReading(read.block(), read.readings(), read.digest(), read.clockProven());
    }
}
