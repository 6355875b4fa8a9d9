package io.meterproof.jobs.settlement;

import io.meterproof.metering.settlement.ActualBlock;
import io.meterproof.metering.settlement.ActualBlockCodec;

/** A settled block in state: packed once for all the snapshots it stays for, unpacked only when it is asked for. */
final class KeptBlock {
    private ActualBlock block;
    private volatile byte[] packed;

    private KeptBlock(ActualBlock block, byte[] packed) {
        this.block = block;
        this.packed = packed;
    }

    static KeptBlock of(ActualBlock block) {
        return new KeptBlock(block, null);
    }

    static KeptBlock ofPacked(byte[] packed) {
        return new KeptBlock(null, packed);
    }

    ActualBlock block() {
        if (block == null) {
            block = ActualBlockCodec.decode(packed);
        }
        return block;
    }

    /** Called by the threads that write snapshots. */
    byte[] packed() {
        if (packed == null) {
            packed = ActualBlockCodec.encode(block);
        }
        return packed;
    }
}
