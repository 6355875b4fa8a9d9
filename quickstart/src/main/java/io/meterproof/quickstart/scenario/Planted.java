package io.meterproof.quickstart.scenario;

import java.time.Instant;
import java.util.Optional;

/**
 * One piece of dirt.
 *
 * @param where the usage point or meter it is about
 * @param arrival when it came; for what never came, when it was due
 */
public record Planted(Dirt dirt, String where, Instant arrival) {
    /** The verdict code that it meets. */
    public Optional<String> verdict() {
        return dirt.verdict();
    }
}
