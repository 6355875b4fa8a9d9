package io.meterproof.metering.document;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;

/**
 * Of the blocks of one kind that have a number, which one is right.
 *
 * @param sequence the number that they dispute
 * @param block digest of the right one
 */
public record ConflictResolution(Hash meter, ObisCode obis, BlockKind kind, long sequence, Hash block, String reason)
        implements RegistryEvent {

    @Override
    public Hash about() {
        return meter;
    }

    /** Whether a block of the meter has the number. */
    public boolean covers(Block candidate) {
        return kind == candidate.kind()
                && obis.equals(candidate.obis())
                && candidate.firstSequence() <= sequence
                && sequence < candidate.nextSequence();
    }
}
