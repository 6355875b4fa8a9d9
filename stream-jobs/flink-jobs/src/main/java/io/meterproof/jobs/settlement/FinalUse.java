package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.SequenceRange;
import io.meterproof.metering.settlement.SettlementEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Use of the current account in cycles that are final: it stands, so nothing is billed in its place. Settlement goes on as if that were
 * corrected, so the account remembers whose readings those are, over keyed state.
 */
final class FinalUse {
    private final UsageIndex usages;
    /** By what numbers count: the ends of readings whose use stands, by their begins. */
    private final MapState<String, Map<Long, Long>> standing;

    FinalUse(RuntimeContext context, UsageIndex usages) {
        this.usages = usages;
        standing = context.getMapState(
                new MapStateDescriptor<>("final-use", Types.STRING, Types.MAP(Types.LONG, Types.LONG)));
    }

    /**
     * Why a part of a correction cannot be booked any more. That holds for all use of an account that has had cycles, so that a bill is
     * never booked beside the one that it replaces; and for all in place of such use, however late it begins.
     */
    Optional<String> refusal(BookedCorrection part, Reach reach, AccountTerms terms) throws Exception {
        if (!terms.everNeededCycles()) {
            return Optional.empty();
        }
        if (isOfStanding(part)) {
            return Optional.of("what it corrects began in a cycle that is final, and stands as a whole");
        }
        Instant begin = begin(part.correction());
        return reach.covers(begin)
                ? Optional.empty()
                : Optional.of(
                        "use from " + begin + " on is in a cycle that is final: it began more than 366 days before "
                                + "the end of the last closed period");
    }

    /** Remembers a part that was refused, where what is billed of its readings later would be billed beside use that stands. */
    void withhold(BookedCorrection part) throws Exception {
        if (part.correction().events().stream().anyMatch(this::isOfBooked) || isOfStanding(part)) {
            SequenceRange readings = part.correction().readings();
            Map<Long, Long> ends = new HashMap<>(standing(part));
            ends.merge(readings.from(), readings.to(), Math::max);
            standing.put(numbers(part), ends);
        }
    }

    void forget() {
        standing.clear();
    }

    private boolean isOfStanding(BookedCorrection part) throws Exception {
        SequenceRange readings = part.correction().readings();
        return standing(part).entrySet().stream()
                .anyMatch(known -> known.getKey() < readings.to() && readings.from() < known.getValue());
    }

    private Map<Long, Long> standing(BookedCorrection part) throws Exception {
        Map<Long, Long> ends = standing.get(numbers(part));
        return ends == null ? Map.of() : ends;
    }

    /** A reading is billed once and deducted once, and the numbers of an advance are those of no reading. */
    private static String numbers(BookedCorrection part) {
        SettlementEvent one = part.correction().events().get(0);
        Channel channel = part.channel();
        return String.join(
                " ",
                channel.meter().hex(),
                channel.obis().toString(),
                one.usage().deduction().isPresent() ? "deducted" : "billed",
                one.usage().isOfAdvance() ? "advance" : "readings");
    }

    private boolean isOfBooked(SettlementEvent event) {
        return event instanceof SettlementEvent.Reverse
                && usages.sequence(event.usageId()).isPresent();
    }

    private static Instant begin(Correction part) {
        return part.events().stream()
                .map(event -> event.usage().lines().get(0).from())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
