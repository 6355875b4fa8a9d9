package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** What a harness has put aside. */
final class Sides {
    private Sides() {}

    static List<Message> of(AbstractStreamOperatorTestHarness<Message> harness, OutputTag<Message> tag) {
        var side = harness.getSideOutput(tag);
        return side == null
                ? List.of()
                : side.stream().map(StreamRecord::getValue).toList();
    }
}
