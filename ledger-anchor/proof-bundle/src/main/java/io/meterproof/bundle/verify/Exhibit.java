package io.meterproof.bundle.verify;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Readings;

/**
 * A block of the bundle, decoded.
 *
 * @param position in the bundle
 */
record Exhibit(int position, BlockEvidence evidence, Block block, Readings readings) {

    String path(String field) {
        return "blocks[" + position + "]." + field;
    }
}
