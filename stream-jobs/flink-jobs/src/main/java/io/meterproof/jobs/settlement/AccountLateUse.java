package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.ledger.LateEntry;
import io.meterproof.metering.ledger.NetLateUse;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What of the current account's use was too late and stands, and what closes credited of it, over keyed state. */
final class AccountLateUse {
    private final MapState<Hash, LateEntry> standing;
    /** Micro-units, as {@code COMPONENT POLICY}. */
    private final MapState<String, Long> given;

    AccountLateUse(RuntimeContext context) {
        standing = context.getMapState(new MapStateDescriptor<>(
                "late-use", new ImmutableType<>(new HashSerializer()), new ImmutableType<>(new LateEntrySerializer())));
        given = context.getMapState(new MapStateDescriptor<>("late-use-credited", Types.STRING, Types.LONG));
    }

    /** A reversal of all that was booked of its usage: settlement knows nothing of write-offs. */
    SettlementEvent.Reverse asBilled(SettlementEvent.Reverse reverse) throws Exception {
        LateEntry late = standing.get(reverse.usageId());
        return late == null ? reverse : reverse.with(late.lines());
    }

    /** Keeps what is billed, and forgets what is taken back. */
    void book(SettlementEvent event) throws Exception {
        if (event instanceof SettlementEvent.Reverse) {
            standing.remove(event.usageId());
        } else {
            Optional<LateEntry> late = LateEntry.of(event.usage());
            if (late.isPresent()) {
                standing.put(event.usageId(), late.get());
            }
        }
    }

    /** What a close of [from, to) credits. */
    List<Line> credits(Instant from, Instant to) throws Exception {
        List<LateEntry> entries = new ArrayList<>();
        standing.values().forEach(entries::add);
        return NetLateUse.lines(NetLateUse.credits(entries), given(), from, to);
    }

    /** Remembers what a close credited. */
    void credited(List<Line> credits) throws Exception {
        SortedMap<NetLateUse.Policy, Long> sums = given();
        NetLateUse.add(credits, sums);
        for (Map.Entry<NetLateUse.Policy, Long> sum : sums.entrySet()) {
            given.put(sum.getKey().component() + " " + sum.getKey().name(), sum.getValue());
        }
    }

    void forget() {
        standing.clear();
        given.clear();
    }

    private SortedMap<NetLateUse.Policy, Long> given() throws Exception {
        SortedMap<NetLateUse.Policy, Long> sums = new TreeMap<>();
        for (Map.Entry<String, Long> each : given.entries()) {
            String[] policy = each.getKey().split(" ", 2);
            sums.put(new NetLateUse.Policy(policy[0], policy[1]), each.getValue());
        }
        return sums;
    }
}
