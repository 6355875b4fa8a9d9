package io.meterproof.metering.verdict;

/** How many channels a meter may have: each one costs state in every job, and whoever holds the key could sign for any number. */
public final class ChannelRoom {
    /** More than any meter has: load profiles and phases of every tariff included. */
    public static final int MOST = 64;

    private ChannelRoom() {}

    /**
     * The verdict in view of the meter's other channels: what would be accepted on one too many is kept out.
     *
     * @param channels the OBIS codes of those on which something was accepted
     */
    public static VerdictDecision on(VerdictDecision decision, Iterable<String> channels, ChannelState before) {
        if (!decision.isAccepted()) {
            return decision;
        }
        String channel = decision.block().orElseThrow().obis().toString();
        int others = 0;
        for (String known : channels) {
            if (known.equals(channel)) {
                return decision;
            }
            others++;
        }
        return others < MOST
                ? decision
                : decision.keptOut(
                        Verdict.TOO_MANY_CHANNELS,
                        "its meter has " + others + " channels, and " + channel + " is none of them",
                        before);
    }
}
