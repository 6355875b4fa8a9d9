package io.meterproof.metering.session;

import java.util.List;

/**
 * What a change of the set of accepted sessions makes of those that stand.
 *
 * @param stopped those that stand no longer, or that came and do not stand
 * @param resumed those that stand again
 */
public record SessionsChange(ChannelSessions next, List<Stopped> stopped, List<KeptSession> resumed) {
    public SessionsChange {
        stopped = List.copyOf(stopped);
        resumed = List.copyOf(resumed);
    }

    /**
     * A session that does not stand.
     *
     * @param by the number of one that stands and counts the same; {@value #ARCHIVE} where it is too old to be compared
     */
    public record Stopped(KeptSession session, long by) {
        public static final long ARCHIVE = -1;
    }
}
