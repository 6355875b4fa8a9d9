package io.meterproof.metering.document;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/**
 * Since an instant somebody else may have used a meter's key. What claims an earlier time is believed only where the log shows it.
 *
 * @param epoch the last epoch that was anchored before {@code since}
 * @param proven what has leaves under that epoch's anchor; each channel and kind at most once
 */
public record KeyCompromise(Hash meter, Hash key, Instant since, String reason, long epoch, List<Proven> proven)
        implements KeyEvent {
    public KeyCompromise {
        proven = List.copyOf(proven);
    }

    /** The key's readings of one channel and kind up to a sequence number, itself included. */
    public record Proven(ObisCode obis, BlockKind kind, long through) {

        /** Whether all readings of a block are among them. */
        public boolean covers(Block block) {
            return kind == block.kind() && obis.equals(block.obis()) && block.nextSequence() - 1 <= through;
        }
    }
}
