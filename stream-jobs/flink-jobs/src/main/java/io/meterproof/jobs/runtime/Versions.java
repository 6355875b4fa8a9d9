package io.meterproof.jobs.runtime;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;

/** The first byte of a layout in state says which version it is. */
public final class Versions {
    private Versions() {}

    /**
     * Reads it.
     *
     * @throws IOException if it is another: state of a later release
     */
    public static void require(byte version, DataInputView source) throws IOException {
        byte found = source.readByte();
        if (found != version) {
            throw new IOException("state of version " + found + ", but this release reads version " + version);
        }
    }
}
