package io.meterproof.jobs.runtime;

import java.time.Duration;

/**
 * A message that is held back.
 *
 * @param due until when, in UTC milliseconds of the processing time; {@link #FOREVER} where only what it waits for releases it
 */
public record HeldMessage(Message message, long due) {
    public static final long FOREVER = Long.MAX_VALUE;

    private static final long SECOND = 1000;

    /** The first whole second after a wait: timers of one second are one. */
    public static long dueAfter(long now, Duration wait) {
        long end = now + wait.toMillis();
        return end - end % SECOND + SECOND;
    }

    public boolean isDue(long now) {
        return due <= now;
    }
}
