package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Where the results of one call of an operator go. */
record Outlet(Collector<Message> next, SideOutput side) {
    /** For topics, within the Flink checkpoint's transaction. */
    static final OutputTag<Message> FACTS = new OutputTag<>("facts", ImmutableType.MESSAGE);

    /** For topics, at once and at least once. */
    static final OutputTag<Message> ALERTS = new OutputTag<>("alerts", ImmutableType.MESSAGE);

    /** For the usage points beneath which a sub-meter stands. */
    static final OutputTag<Message> UPWARDS = new OutputTag<>("upwards", ImmutableType.MESSAGE);

    /** Descriptions of usage points that have sub-meters. */
    static final OutputTag<Message> INNER = new OutputTag<>("inner", ImmutableType.MESSAGE);

    /** To the next operator, or to the only sink. */
    void pass(Message message) {
        next.collect(message);
    }

    void fact(Message message) {
        side.output(FACTS, message);
    }

    void upwards(Message message) {
        side.output(UPWARDS, message);
    }

    void alert(Message message) {
        side.output(ALERTS, message);
    }

    /** What every context of an operator can do. */
    @FunctionalInterface
    interface SideOutput {
        void output(OutputTag<Message> tag, Message message);
    }
}
