package io.meterproof.quickstart.stack;

import java.io.IOException;

/** A part that can be started once and stopped once. */
interface RunningPart {
    void start() throws IOException, InterruptedException;

    /** Does nothing when it never started. */
    void stop() throws IOException, InterruptedException;
}
