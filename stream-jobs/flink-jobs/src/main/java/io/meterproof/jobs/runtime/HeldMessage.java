package io.meterproof.jobs.runtime;

/**
 * A message that is held back.
 *
 * @param due until when, in UTC milliseconds of the processing time; {@link #FOREVER} where only what it waits for releases it
 */
public record HeldMessage(Message message, long due) {
    public static final long FOREVER = Long.MAX_VALUE;

    public boolean isDue(long now) {
        return due <= now;
    }
}
