package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.UsagePointTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sees all usage points that have sub-meters, under one key, and tells of those that stand beneath themselves or too deep: whoever publishes
 * is to refuse that.
 */
final class UsagePointTreeFunction extends KeyedProcessFunction<String, Message, Message> {
    private static final long serialVersionUID = 1L;

    private final JobResources resources;

    private transient DocumentReader documents;
    private transient MapState<String, BelievedHistory> described;

    UsagePointTreeFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        documents = new DocumentReader(resources);
        described = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "described", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer())));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        BelievedHistory history = documents.readHistory(message);
        UsagePoint proposed = newest(history);
        described.put(proposed.id(), history);
        try {
            UsagePointTree.check(proposed, above(proposed));
        } catch (InvalidDocumentException e) {
            out.collect(message.deadLetter(e));
        }
    }

    private Map<String, UsagePoint> above(UsagePoint lowest) throws Exception {
        Map<String, UsagePoint> above = new HashMap<>();
        Deque<UsagePoint> next = new ArrayDeque<>(List.of(lowest));
        while (!next.isEmpty()) {
            for (Parent parent : next.remove().parents()) {
                BelievedHistory known = described.get(parent.usagePoint());
                if (known != null && above.put(parent.usagePoint(), newest(known)) == null) {
                    next.add(newest(known));
                }
            }
        }
        return above;
    }

    private static UsagePoint newest(BelievedHistory history) {
        return history.of(UsagePoint.class).reduce((one, later) -> later).orElseThrow();
    }
}
