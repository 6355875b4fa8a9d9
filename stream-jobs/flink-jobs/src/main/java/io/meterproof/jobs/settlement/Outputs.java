package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import org.apache.flink.util.OutputTag;

/** What leaves the operators besides the stream to the next one. */
final class Outputs {
    /** For topics, within the Flink checkpoint's transaction. */
    static final OutputTag<Message> FACTS = new OutputTag<>("facts", ImmutableType.MESSAGE);

    /** For topics, at once and at least once. */
    static final OutputTag<Message> ALERTS = new OutputTag<>("alerts", ImmutableType.MESSAGE);

    private Outputs() {}
}
