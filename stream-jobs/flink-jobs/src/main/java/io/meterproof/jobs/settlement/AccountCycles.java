package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.KeptCycles;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RatedAgreement;
import io.meterproof.metering.cycle.Span;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What the current account used under tariffs that need a whole cycle, and what its cycles were charged, over keyed state. */
final class AccountCycles {
    private final MapState<Hash, MeasuredUse> uses;
    private final MapState<String, RatedAgreement> rated;
    /** The begins and ends of closed periods, in seconds. */
    private final MapState<Long, Boolean> periods;
    /** By hash of an agreement, for which times its standing charges were charged by days: the ends by their begins. */
    private final MapState<Hash, Map<Instant, Instant>> byDays;

    AccountCycles(RuntimeContext context) {
        uses = context.getMapState(new MapStateDescriptor<>(
                "measured-uses",
                new ImmutableType<>(new HashSerializer()),
                new ImmutableType<>(new MeasuredUseSerializer())));
        rated = context.getMapState(new MapStateDescriptor<>(
                "rated-agreements", Types.STRING, new ImmutableType<>(new RatedAgreementSerializer())));
        periods = context.getMapState(new MapStateDescriptor<>("periods", Types.LONG, Types.BOOLEAN));
        byDays = context.getMapState(new MapStateDescriptor<>(
                "standing-by-days",
                new ImmutableType<>(new HashSerializer()),
                Types.MAP(Types.INSTANT, Types.INSTANT)));
    }

    /** Keeps what is billed, and forgets what is taken back. */
    void book(SettlementEvent event, AccountTerms terms) throws Exception {
        Optional<MeasuredUse> billed = billed(event, terms);
        if (billed.isPresent()) {
            uses.put(event.usageId(), billed.get());
        } else {
            uses.remove(event.usageId());
        }
    }

    /** The same without keeping it. */
    static KeptCycles after(SettlementEvent event, KeptCycles kept, AccountTerms terms) {
        return billed(event, terms)
                .map(use -> kept.with(event.usageId(), use))
                .orElseGet(() -> kept.without(event.usageId()));
    }

    /** A usage lies beyond the horizon. */
    void finish(Hash usageId) throws Exception {
        MeasuredUse use = uses.get(usageId);
        if (use != null) {
            uses.put(usageId, use.asFinished());
        }
    }

    /** Whether a close that waits may go on after an event. */
    static boolean concernsCycles(SettlementEvent event) {
        return event instanceof SettlementEvent.Reverse
                || event instanceof SettlementEvent.Bill bill && bill.measured().isPresent();
    }

    void forget() {
        uses.clear();
        rated.clear();
        periods.clear();
        byDays.clear();
    }

    KeptCycles now() throws Exception {
        Map<Hash, MeasuredUse> used = new HashMap<>();
        for (Map.Entry<Hash, MeasuredUse> use : uses.entries()) {
            used.put(use.getKey(), use.getValue());
        }
        SortedMap<String, RatedAgreement> charged = new TreeMap<>();
        for (Map.Entry<String, RatedAgreement> agreement : rated.entries()) {
            charged.put(agreement.getKey(), agreement.getValue());
        }
        return new KeptCycles(used, charged, edges(), chargedByDays());
    }

    private Map<Hash, Set<Span>> chargedByDays() throws Exception {
        Map<Hash, Set<Span>> charged = new HashMap<>();
        for (Map.Entry<Hash, Map<Instant, Instant>> agreement : byDays.entries()) {
            Set<Span> spans = new HashSet<>();
            agreement.getValue().forEach((from, to) -> spans.add(new Span(from, to)));
            charged.put(agreement.getKey(), spans);
        }
        return charged;
    }

    /** The begins and ends of closed periods. */
    SortedSet<Instant> edges() throws Exception {
        SortedSet<Instant> edges = new TreeSet<>();
        periods.keys().forEach(second -> edges.add(Instant.ofEpochSecond(second)));
        return edges;
    }

    /** Keeps what is left after a close. */
    void keep(KeptCycles before, KeptCycles after) throws Exception {
        for (Hash usageId : before.uses().keySet()) {
            if (!after.uses().containsKey(usageId)) {
                uses.remove(usageId);
            }
        }
        rated.putAll(after.rated());
        for (Instant edge : before.periods()) {
            if (!after.periods().contains(edge)) {
                periods.remove(edge.getEpochSecond());
            }
        }
        for (Instant edge : after.periods()) {
            periods.put(edge.getEpochSecond(), true);
        }
        for (Hash agreement : before.byDays().keySet()) {
            if (!after.byDays().containsKey(agreement)) {
                byDays.remove(agreement);
            }
        }
        for (Map.Entry<Hash, Set<Span>> agreement : after.byDays().entrySet()) {
            Map<Instant, Instant> ends = new HashMap<>();
            agreement.getValue().forEach(span -> ends.merge(span.from(), span.to(), AccountCycles::later));
            byDays.put(agreement.getKey(), ends);
        }
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }

    private static Optional<MeasuredUse> billed(SettlementEvent event, AccountTerms terms) {
        return event instanceof SettlementEvent.Bill bill
                ? bill.measured().map(intervals -> MeasuredUse.of(bill.usage(), intervals, terms.charged(bill.usage())))
                : Optional.empty();
    }
}
