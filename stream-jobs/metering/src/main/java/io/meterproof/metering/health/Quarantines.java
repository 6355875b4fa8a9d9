package io.meterproof.metering.health;

import java.util.Optional;

/**
 * What is remembered of a subject's quarantines.
 *
 * @param newest the hour since 1970 at whose begin the newest was raised; {@link #NEVER} without any
 * @param forgiven verdicts before do not count, UTC milliseconds: people released the subject then; {@link #NEVER} without that
 * @param awaited a release that came before the quarantine that it names, as in a replay
 */
public record Quarantines(long newest, long forgiven, Optional<SignedRelease> awaited) {
    static final long NEVER = Long.MIN_VALUE;
    static final Quarantines NONE = new Quarantines(NEVER, NEVER, Optional.empty());

    Quarantines raised(long hour) {
        return new Quarantines(hour, forgiven, awaited);
    }

    Quarantines released(SignedRelease release) {
        return new Quarantines(newest, release.from(), Optional.empty());
    }

    Quarantines awaiting(SignedRelease release) {
        return new Quarantines(newest, forgiven, Optional.of(release));
    }
}
