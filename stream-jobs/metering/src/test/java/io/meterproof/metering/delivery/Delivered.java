package io.meterproof.metering.delivery;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.TreeHasher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A channel that is to deliver every day, six hours after midnight, from the first day on; days are numbered from 0. */
final class Delivered {
    static final Channel CHANNEL = new Channel(TreeHasher.sha256(new byte[] {1}), ObisCode.ACTIVE_IMPORT);
    static final long BEGIN = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;

    private final DeliveryRules rules;
    private DeliveryState state = DeliveryState.from(BEGIN);
    private final List<MissingFact> facts = new ArrayList<>();

    Delivered() {
        this(Long.MAX_VALUE);
    }

    Delivered(long expectedTo) {
        rules = new DeliveryRules(CHANNEL, "up-1", new DeliverySchedule(DAY, 6 * HOUR), new Span(BEGIN, expectedTo));
    }

    /** Readings from an hour to an hour arrive, counted from the first midnight. */
    Delivered arrive(long fromHour, long toHour, long atHour) {
        until(atHour);
        Span came = new Span(BEGIN + fromHour * HOUR, BEGIN + toHour * HOUR);
        return keep(rules.arrived(state, came, instant(atHour)));
    }

    Delivered until(long hour) {
        return keep(rules.due(state, instant(hour)));
    }

    private Delivered keep(DeliveryRules.Judgement judgement) {
        state = judgement.next();
        facts.addAll(judgement.facts());
        return this;
    }

    static Instant instant(long hour) {
        return Instant.ofEpochSecond(BEGIN + hour * HOUR);
    }

    DeliveryState state() {
        return state;
    }

    DeliveryRules rules() {
        return rules;
    }

    List<MissingFact> facts() {
        return facts;
    }

    /** Each fact as its state, day, and hours that are missing. */
    List<String> told() {
        return facts.stream()
                .map(fact -> fact.state() + " " + (fact.stretch() - BEGIN) / DAY + " " + fact.seconds() / HOUR + "h")
                .toList();
    }
}
