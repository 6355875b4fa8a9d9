package io.meterproof.bundle.verify;

import io.meterproof.bundle.AnchorClaim;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a bundle that passed shows.
 *
 * @param checkpoint the epoch log's checkpoint at which the entries are in the log
 * @param anchorConfirmed whether a node of the chain has the anchor where the bundle claims it
 * @param keysTrusted whether a trust file vouches for the keys
 * @param balance micro-units owed after the last statement
 * @param gaps intervals of agreed channels that nothing was billed for
 * @param withdrawn intervals that a block measured whose use was taken back; what stands there rests on something else
 * @param asserted facts that rest on somebody's word
 * @param notProven what the bundle does not show
 */
public record Findings(
        String account,
        String currency,
        Checkpoint checkpoint,
        AnchorClaim anchor,
        boolean anchorConfirmed,
        boolean keysTrusted,
        long balance,
        long charges,
        List<Place> places,
        List<Gap> gaps,
        List<Gap> withdrawn,
        List<Assertion> asserted,
        List<String> notProven) {
    public Findings {
        places = List.copyOf(places);
        gaps = List.copyOf(gaps);
        withdrawn = List.copyOf(withdrawn);
        asserted = List.copyOf(asserted);
        notProven = List.copyOf(notProven);
    }

    /** These findings, once a node of the chain has confirmed the anchor. */
    public Findings anchored() {
        return new Findings(
                account,
                currency,
                checkpoint,
                anchor,
                true,
                keysTrusted,
                balance,
                charges,
                places,
                gaps,
                withdrawn,
                asserted,
                notProven);
    }

    /** What the bundle does not show. */
    public List<String> notProven() {
        String block = "block " + anchor.block() + " of chain " + anchor.chainId();
        String words = anchorConfirmed
                ? "that the node told the truth about " + block
                : "that " + block + " holds the anchor, after what it is said to follow: ask a node of the chain";
        return Stream.concat(notProven.stream(), Stream.of(words)).toList();
    }

    /** A head of the epoch log. */
    public record Checkpoint(String origin, long epoch, long size, String root) {}

    /** Charges of a place, in micro-units; standing facts only, corrections included. */
    public record Place(String place, long charge, List<EndUse> endUses) {
        public Place {
            endUses = List.copyOf(endUses);
        }
    }

    /** Charges of an end use at a place, in micro-units. */
    public record EndUse(String endUse, long charge, List<Energy> energy) {
        public EndUse {
            energy = List.copyOf(energy);
        }
    }

    /**
     * What was used, or fed in.
     *
     * @param origin who vouches for it, as the entries say: an origin class, {@code ESTIMATED} or {@code EDITED}
     * @param simulated whether it came with the clock of a scenario
     * @param subMeter the usage point whose use is deducted; empty for what the place's own meters counted
     * @param quantity milli-units; below zero for what is deducted
     */
    public record Energy(
            String unit, boolean exported, String origin, boolean simulated, String subMeter, long quantity) {
        /** Use that the place's own meters counted. */
        public Energy(String unit, String origin, boolean simulated, long quantity) {
            this(unit, false, origin, simulated, "", quantity);
        }
    }

    /** The time [from, to) of a channel. */
    public record Gap(String usagePoint, String readingType, Instant from, Instant to) {}

    /** @param who a role and its key, or the keys' count */
    public record Assertion(String who, String what) {}
}
