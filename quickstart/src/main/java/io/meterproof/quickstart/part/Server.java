package io.meterproof.quickstart.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A part that is a child process. */
public non-sealed interface Server extends Part {
    /** Prepares its files and says how to start it; asked again at each restart. */
    List<String> command() throws IOException, InterruptedException;

    /** The ports it must be listening on, by itself, before it counts as ready. */
    List<Integer> ports();

    /** Whether it answers; asked only once it owns its ports. */
    boolean answers() throws IOException, InterruptedException;

    default Duration startLimit() {
        return Duration.ofSeconds(180);
    }

    default Duration stopLimit() {
        return Duration.ofSeconds(20);
    }
}
