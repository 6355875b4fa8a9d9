package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.UsagePointTree;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by the usage point above. Lets through what its sub-meters tell, each to where that one alone is deducted, and tells each of them
 * what is published of the usage point and its agreements. Where there are sub-meters, the usage point's own description is put aside too.
 */
final class SubMetersFunction extends KeyedProcessFunction<String, Message, Message> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SubMetersFunction.class);

    private final JobResources resources;

    private transient DocumentReader documents;
    private transient MapState<String, Boolean> subMeters;
    private transient ValueState<Message> agreements;
    private transient ValueState<Message> place;

    SubMetersFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        documents = new DocumentReader(resources);
        subMeters =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("sub-meters", Types.STRING, Types.BOOLEAN));
        agreements = getRuntimeContext().getState(new ValueStateDescriptor<>("agreements", ImmutableType.MESSAGE));
        place = getRuntimeContext().getState(new ValueStateDescriptor<>("place", ImmutableType.MESSAGE));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        switch (message.kind()) {
            case AGREEMENTS -> publish(message, agreements, out);
            case USAGE_POINT -> {
                publish(message, place, out);
                tellInner(context);
            }
            case SUB_METER -> describe(message, context, out);
            default -> {
                if (subMeters.contains(message.subject())) {
                    out.collect(message);
                }
            }
        }
    }

    private void publish(Message message, ValueState<Message> known, Collector<Message> out) throws Exception {
        try {
            documents.readHistory(message);
        } catch (MalformedRecordException e) {
            LOG.warn("{} is not believed; settlement keeps it as a dead letter", message.subject(), e);
            return;
        }
        known.update(message);
        for (String subMeter : subMeters.keys()) {
            out.collect(message.about(subMeter));
        }
    }

    /** Tells of a usage point that has sub-meters: only such a one can stand beneath itself. */
    private void tellInner(Context context) throws Exception {
        if (place.value() != null && !subMeters.isEmpty()) {
            context.output(Outlet.INNER, place.value().about(""));
        }
    }

    private void describe(Message message, Context context, Collector<Message> out) throws Exception {
        if (!subMeters.contains(message.subject()) && !admit(message, context, out)) {
            return;
        }
        out.collect(message);
    }

    /** Whether there is room for one more, which hears then what is known. */
    private boolean admit(Message message, Context context, Collector<Message> out) throws Exception {
        int count = 0;
        for (String ignored : subMeters.keys()) {
            count++;
        }
        if (count >= UsagePointTree.MOST_SUB_METERS) {
            String why =
                    "parents: " + context.getCurrentKey() + " has " + count + " sub-meters already: what is counted at "
                            + Subjects.holderOf(message.subject()) + " is not deducted";
            context.output(Outlet.FACTS, message.deadLetter(why));
            return false;
        }
        subMeters.put(message.subject(), true);
        if (count == 0) {
            tellInner(context);
        }
        for (ValueState<Message> known : List.of(place, agreements)) {
            if (known.value() != null) {
                out.collect(known.value().about(message.subject()));
            }
        }
        return true;
    }
}
