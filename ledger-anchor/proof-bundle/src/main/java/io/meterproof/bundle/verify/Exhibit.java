package io.meterproof.bundle.verify;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.Readings;
import io.meterproof.metering.settlement.BlockRegisters;
import io.meterproof.metering.settlement.RegisterPoint;

/**
 * A block of the bundle, decoded.
 *
 * @param position in the bundle
 * @param clockProven whether its clock permits prices by time
 */
record Exhibit(int position, BlockEvidence evidence, Block block, Readings readings, boolean clockProven) {

    String path(String field) {
        return "blocks[" + position + "]." + field;
    }

    /** Whether it tells the use of intervals. */
    boolean isMeasured() {
        return block.kind() != BlockKind.CHARGING && block.mode() == ReadingMode.INTERVAL;
    }

    /** The register where it ends. */
    RegisterPoint endPoint() {
        return new RegisterPoint(block.nextSequence(), block.end(), block.closingRegister(), evidence.digest());
    }

    /** What it says of the register. */
    BlockRegisters registers() {
        return new BlockRegisters(
                endPoint(), block.firstSequence(), block.start(), block.interval(), block.count(), readings.sum());
    }
}
