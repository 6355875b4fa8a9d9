package io.meterproof.quickstart.part;

import java.io.IOException;

/** A part that is done rather than started. It is done again after a server that it needs had to be restarted. */
public non-sealed interface Step extends Part {
    /** Must change nothing that is already as it should be. */
    void apply() throws IOException, InterruptedException;

    /** What has to happen before the servers that it needs stop. */
    default void undo() throws IOException, InterruptedException {}
}
