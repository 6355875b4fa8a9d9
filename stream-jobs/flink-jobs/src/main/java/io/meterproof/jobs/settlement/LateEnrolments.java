package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessageSerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.metering.verdict.VerdictDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * Readings of the current meter that were rejected because nobody had enrolled their key in time. They are kept for a while, and
 * sent again when the key log says something about the meter. Whoever invents meters can fill no more than a task's room.
 */
final class LateEnrolments {
    static final int MOST_READINGS = 64;
    static final long MOST_BYTES = 256 << 10;
    static final long MOST_BYTES_OF_TASK = 64 << 20;
    static final Duration KEPT = Duration.ofDays(30);

    private final ListState<HeldMessage> late;
    private final WaitingCount bytes;

    /** @param bytes of all meters of the task */
    LateEnrolments(RuntimeContext context, WaitingCount bytes) {
        late = context.getListState(
                new ListStateDescriptor<>("late-enrolments", new ImmutableType<>(new HeldMessageSerializer())));
        this.bytes = bytes;
    }

    /** Keeps a reading, if there is room for it, and lets its rejection say which. */
    VerdictDecision keep(Message reading, VerdictDecision rejection, TimerService timers) throws Exception {
        long until = HeldMessage.dueAfter(timers.currentProcessingTime(), KEPT);
        if (!keep(reading, until)) {
            return rejection.saying("; to be redriven after the enrolment: too many are kept already");
        }
        timers.registerProcessingTimeTimer(until);
        return rejection.saying("; kept for " + KEPT.toDays() + " days, to be judged again after the enrolment");
    }

    private boolean keep(Message reading, long until) throws Exception {
        List<HeldMessage> kept = all();
        long ofMeter = kept.stream().mapToLong(LateEnrolments::size).sum();
        HeldMessage next = new HeldMessage(reading, until);
        boolean fits = kept.size() < MOST_READINGS
                && ofMeter + size(next) <= MOST_BYTES
                && bytes.value() + size(next) <= MOST_BYTES_OF_TASK;
        if (fits) {
            late.add(next);
            bytes.add(size(next));
        }
        return fits;
    }

    /** All of them, which are kept no more. */
    List<Message> takeAll() throws Exception {
        List<HeldMessage> kept = all();
        late.clear();
        kept.forEach(each -> bytes.add(-size(each)));
        return kept.stream().map(HeldMessage::message).toList();
    }

    void forgetDue(long now) throws Exception {
        List<HeldMessage> kept = all();
        if (kept.removeIf(each -> isForgotten(each, now))) {
            late.update(kept);
        }
    }

    private boolean isForgotten(HeldMessage each, long now) {
        if (each.isDue(now)) {
            bytes.add(-size(each));
        }
        return each.isDue(now);
    }

    private List<HeldMessage> all() throws Exception {
        List<HeldMessage> kept = new ArrayList<>();
        late.get().forEach(kept::add);
        return kept;
    }

    private static long size(HeldMessage held) {
        return held.message().value().length;
    }
}
