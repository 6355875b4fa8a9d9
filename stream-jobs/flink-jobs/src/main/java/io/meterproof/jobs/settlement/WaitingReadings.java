package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.HeldMessage;
import io.meterproof.jobs.runtime.HeldMessages;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.WaitingCount;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Readings of the current meter that wait for its enrolment or installation, in their order. There is room for the daily
 * seals of some years, so that a job may start at the topics' beginning, and whoever invents readings or plays them back can fill no
 * more than a task's room.
 */
final class WaitingReadings {
    static final long MOST_BYTES = 1 << 20;
    static final long MOST_BYTES_OF_TASK = 256 << 20;

    private final HeldMessages held;
    /** The genuine blocks among them, by their digests. */
    private final MapState<String, Boolean> blocks;

    private final ValueState<Long> bytesOfMeter;
    private final WaitingCount bytes;

    /** @param bytes of all meters of the task */
    WaitingReadings(RuntimeContext context, WaitingCount count, WaitingCount bytes) {
        this.held = new HeldMessages(context, count);
        this.bytes = bytes;
        blocks = context.getMapState(new MapStateDescriptor<>("waiting-blocks", Types.STRING, Types.BOOLEAN));
        bytesOfMeter = context.getState(new ValueStateDescriptor<>("waiting-bytes", Types.LONG));
    }

    /** Whether there was room for a reading whose verdict may yet change. */
    boolean hold(HeldMessage reading) throws Exception {
        long size = size(reading.message());
        boolean fits = ofMeter() + size <= MOST_BYTES && bytes.value() + size <= MOST_BYTES_OF_TASK;
        if (fits) {
            held.hold(reading);
            count(size);
        }
        return fits;
    }

    /** Whether there was room for a genuine block. */
    boolean hold(Message reading, Hash digest) throws Exception {
        boolean fits = hold(new HeldMessage(reading, HeldMessage.FOREVER));
        if (fits) {
            blocks.put(digest.hex(), true);
        }
        return fits;
    }

    boolean holds(Hash digest) throws Exception {
        return blocks.contains(digest.hex());
    }

    /** All of them, which wait no more. */
    List<HeldMessage> takeAll() throws Exception {
        bytes.add(-ofMeter());
        bytesOfMeter.clear();
        blocks.clear();
        return held.takeAll();
    }

    /** Those whose time is over, which wait no more. */
    List<Message> takeDue(long now) throws Exception {
        List<Message> due = held.takeDue(now);
        count(-due.stream().mapToLong(WaitingReadings::size).sum());
        return due;
    }

    private void count(long difference) throws Exception {
        bytesOfMeter.update(ofMeter() + difference);
        bytes.add(difference);
    }

    private long ofMeter() throws Exception {
        Long kept = bytesOfMeter.value();
        return kept == null ? 0 : kept;
    }

    private static long size(Message reading) {
        return reading.value().length;
    }
}
