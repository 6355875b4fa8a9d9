package io.meterproof.jobs.settlement;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** How late it is at the current subject, by nothing but the readings that came: it is their newest arrival. */
final class SubjectClock {
    private final ValueState<Long> newestArrival;
    private final ValueState<Long> alarm;

    SubjectClock(RuntimeContext context) {
        newestArrival = context.getState(new ValueStateDescriptor<>("newest-arrival", Types.LONG));
        alarm = context.getState(new ValueStateDescriptor<>("alarm", Types.LONG));
    }

    /** The newest arrival, UTC milliseconds; {@link Long#MIN_VALUE} before the first. */
    long now() throws IOException {
        Long newest = newestArrival.value();
        return newest == null ? Long.MIN_VALUE : newest;
    }

    /** Goes on to an arrival, if that is newer; whether it passed what it was set to. */
    boolean advance(long arrival) throws IOException {
        newestArrival.update(Math.max(now(), arrival));
        Long set = alarm.value();
        return set != null && set <= now();
    }

    /** Sets it to an instant, or to none. */
    void setTo(Optional<Instant> instant) throws IOException {
        alarm.update(instant.map(Instant::toEpochMilli).orElse(null));
    }
}
