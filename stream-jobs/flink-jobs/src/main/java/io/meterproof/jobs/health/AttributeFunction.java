package io.meterproof.jobs.health;

import io.meterproof.formats.block.Block;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.LeftAside;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.document.Texts;
import io.meterproof.metering.health.Observation;
import io.meterproof.metering.health.Subject;
import io.meterproof.metering.health.SubjectKind;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each verdict whose it is. Keyed by meter, whose enrolments name its keys, the maker and perhaps the model: what comes
 * before them counts for its source only, or anybody could invent keys. What was sent again and rejected again counted before.
 */
final class AttributeFunction extends KeyedProcessFunction<String, Message, Message> {
    private static final long serialVersionUID = 1L;
    private static final long MILLIS = 1000;

    private final JobResources resources;

    private transient Verdicts verdicts;
    private transient DocumentReader documents;
    private transient ValueState<String> maker;
    private transient ValueState<String> model;
    private transient MapState<String, Boolean> keys;
    private transient LeftAside leftAside;

    AttributeFunction(JobResources resources) {
        this.resources = resources;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        verdicts = new Verdicts(resources.registry());
        documents = new DocumentReader(resources);
        maker = getRuntimeContext().getState(new ValueStateDescriptor<>("maker", Types.STRING));
        model = getRuntimeContext().getState(new ValueStateDescriptor<>("model", Types.STRING));
        keys = getRuntimeContext().getMapState(new MapStateDescriptor<>("keys", Types.STRING, Types.BOOLEAN));
        leftAside = new LeftAside(getRuntimeContext());
    }

    /** What settlement refuses and keeps as a dead letter is here only said and counted: nothing is settled by it. */
    @Override
    public void processElement(Message message, Context context, Collector<Message> out) throws Exception {
        try {
            if (message.kind() == MessageKind.REGISTRY_EVENT) {
                learn(message, out);
            } else if (!message.isRedriven()) {
                attribute(verdicts.read(message), out);
            }
        } catch (MalformedRecordException e) {
            leftAside.tell(message, e);
        }
    }

    private void learn(Message message, Collector<Message> out) throws Exception {
        Document document = documents.readOne(message).document();
        if (document instanceof SourceRelease release) {
            Subject subject = new Subject(SubjectKind.SOURCE, release.source());
            out.collect(Message.to(MessageKind.RELEASE, subject.path(), null, ReleaseCodec.encode(release)));
        } else if (document instanceof MeterEnrolment enrolment) {
            enrol(enrolment);
        }
    }

    private void enrol(MeterEnrolment enrolment) throws Exception {
        keys.put(enrolment.key().hex(), true);
        maker.update(enrolment.maker());
        if (enrolment.model().isPresent()) {
            model.update(enrolment.model().get());
        }
    }

    private void attribute(Verdicts.Given given, Collector<Message> out) throws Exception {
        byte[] observation = ObservationCodec.encode(given.verdict(), delay(given));
        if (Texts.isName(given.block().source())) {
            out.collect(about(SubjectKind.SOURCE, given.block().source(), observation));
        }
        Optional<String> key = given.content().map(block -> block.key().hex());
        if (key.isPresent() && (Observation.isGenuine(given.verdict()) || keys.contains(key.get()))) {
            out.collect(about(SubjectKind.KEY, key.get(), observation));
        }
        if (maker.value() != null) {
            out.collect(about(SubjectKind.MAKER, maker.value(), observation));
        }
        if (model.value() != null) {
            out.collect(about(SubjectKind.MODEL, maker.value() + "/" + model.value(), observation));
        }
    }

    /** Only a genuine reading tells of its meter's clock. */
    private static OptionalLong delay(Verdicts.Given given) {
        return Observation.isGenuine(given.verdict())
                ? given.content().stream()
                        .mapToLong(Block::end)
                        .map(end -> given.block().arrival() - end * MILLIS)
                        .findFirst()
                : OptionalLong.empty();
    }

    private static Message about(SubjectKind kind, String name, byte[] observation) {
        return Message.to(MessageKind.OBSERVATION, new Subject(kind, name).path(), null, observation);
    }
}
