package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends what is granted to a model to each of its meters, at its place in the key log: so each meter hears the whole of what its
 * verdicts rest on in one order. All events pass through one instance, as they lie in one partition.
 */
final class ModelLeniencies extends KeyedProcessFunction<String, Message, Message> {
    private static final long serialVersionUID = 1L;

    /** Whatever else an event says, without these words it concerns one meter; nobody's signature is looked at yet. */
    private static final List<String> CONCERNED = List.of("\"type\":\"leniency\"", "\"model\":");

    private final JobResources resources;

    private transient DocumentReader documents;
    private transient MapState<String, String> models;
    private transient MapState<String, List<Message>> granted;

    ModelLeniencies(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        documents = new DocumentReader(resources);
        models = getRuntimeContext().getMapState(new MapStateDescriptor<>("models", Types.STRING, Types.STRING));
        granted = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("granted", Types.STRING, Types.LIST(ImmutableType.MESSAGE)));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        if (isConcerned(message)) {
            try {
                BelievedDocument believed = documents.readOne(message);
                Document document = believed.document();
                if (document instanceof MeterEnrolment enrolment) {
                    enrol(enrolment, message.subject(), out);
                } else if (document instanceof LeniencyGrant) {
                    grant(message, believed.hash(), out);
                }
            } catch (MalformedRecordException e) {
                out.collect(message); // Its meter's verifier makes it a dead letter.
                return;
            }
        }
        out.collect(message);
    }

    private static boolean isConcerned(Message message) {
        String value = new String(message.value(), StandardCharsets.UTF_8);
        return CONCERNED.stream().anyMatch(value::contains);
    }

    /** Before the enrolment: it counts from that on. */
    private void enrol(MeterEnrolment enrolment, String meter, Collector<Message> out) throws Exception {
        if (enrolment.model().isPresent()) {
            String model = enrolment.modelId().orElseThrow().hex();
            if (!model.equals(models.get(meter))) {
                models.put(meter, model);
                of(model).forEach(grant -> out.collect(grant.about(meter)));
            }
        }
    }

    /** One that is there already grants nothing more, and takes no room from the next. */
    private void grant(Message grant, Hash hash, Collector<Message> out) throws Exception {
        List<Message> all = new ArrayList<>(of(grant.subject()));
        if (all.size() < Leniencies.MOST && !holds(all, hash)) {
            all.add(grant);
            granted.put(grant.subject(), all);
            for (Map.Entry<String, String> each : models.entries()) {
                if (each.getValue().equals(grant.subject())) {
                    out.collect(grant.about(each.getKey()));
                }
            }
        }
    }

    private boolean holds(List<Message> all, Hash hash) throws MalformedRecordException {
        for (Message known : all) {
            if (documents.hash(known).equals(hash)) {
                return true;
            }
        }
        return false;
    }

    private List<Message> of(String model) throws Exception {
        List<Message> known = granted.get(model);
        return known == null ? List.of() : known;
    }
}
