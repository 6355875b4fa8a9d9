package io.meterproof.metering.validation;

import java.util.List;

/**
 * What is kept of a channel.
 *
 * @param open what nobody has decided yet, the oldest first
 */
public record Validated(ChannelHistory history, List<Questionable> open) {
    /** So many tasks of a channel are open at once; the oldest are given up then. */
    public static final int MOST_OPEN = 32;

    public Validated {
        open = List.copyOf(open);
    }
}
