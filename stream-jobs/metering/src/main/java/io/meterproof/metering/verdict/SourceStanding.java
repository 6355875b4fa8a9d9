package io.meterproof.metering.verdict;

/**
 * Whether a source is in quarantine, by the newest alert that says so.
 *
 * @param alert position of that alert among all alerts: with it a verdict can be repeated
 * @param raised when it was raised, UTC milliseconds
 * @param reason why, in words
 */
public record SourceStanding(boolean quarantined, long alert, long raised, String reason) {
    /** Of a source that no alert was ever about. */
    public static final SourceStanding GOOD = new SourceStanding(false, -1, Long.MIN_VALUE, "");

    /** The verdict in view of the source: what would be accepted is kept out, and leaves the channel as it was. */
    public VerdictDecision on(VerdictDecision decision, ChannelState before) {
        if (!quarantined || !decision.isAccepted()) {
            return decision;
        }
        String because = "its source is in quarantine by alert " + alert + ": " + reason;
        return decision.keptOut(Verdict.SOURCE_QUARANTINED, because, before);
    }
}
