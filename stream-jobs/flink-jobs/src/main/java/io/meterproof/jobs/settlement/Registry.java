package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.verdict.CompromisedKey;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** What the key log says about the current meter. */
final class Registry {
    private final ValueState<RegisteredMeter> registered;
    private final MapState<Hash, Leniencies> ofModels;

    Registry(RuntimeContext context) {
        registered = context.getState(
                new ValueStateDescriptor<>("registered", new ImmutableType<>(new RegisteredMeterSerializer())));
        ofModels = context.getMapState(new MapStateDescriptor<>(
                "leniencies-of-models",
                new ImmutableType<>(new HashSerializer()),
                new ImmutableType<>(new LeniencySerializer())));
    }

    RegisteredMeter meter() throws IOException {
        RegisteredMeter known = registered.value();
        return known == null ? RegisteredMeter.UNKNOWN : known;
    }

    /**
     * Takes in one more event.
     *
     * @throws MalformedRecordException if it does not go on from what is known
     */
    void learn(BelievedDocument believed, long position) throws Exception {
        try {
            registered.update(after(believed, position));
        } catch (InvalidDocumentException | IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    private RegisteredMeter after(BelievedDocument believed, long position) throws Exception {
        RegisteredMeter known = meter();
        if (believed.document() instanceof ConflictResolution resolution) {
            return known.with(known.resolutions().with(resolution, position));
        }
        if (believed.document() instanceof LeniencyGrant grant) {
            return known.with(known.leniencies().with(grant, believed.hash(), position));
        }
        RegisteredMeter next = known.with(known.keys().with((KeyEvent) believed.document(), position));
        Optional<Hash> model =
                believed.document() instanceof MeterEnrolment enrolment ? enrolment.modelId() : Optional.empty();
        return model.isPresent() ? next.ofModel(model.get(), ofModel(model.get())) : next;
    }

    /** Takes in what is granted to a model that is, or will be, the meter's. */
    void learnOfModel(BelievedDocument believed, long position) throws Exception {
        LeniencyGrant grant = (LeniencyGrant) believed.document();
        Leniencies granted = ofModel(grant.meter()).with(grant, believed.hash(), position);
        ofModels.put(grant.meter(), granted);
        if (meter().model().filter(grant.meter()::equals).isPresent()) {
            registered.update(meter().ofModel(grant.meter(), granted));
        }
    }

    private Leniencies ofModel(Hash model) throws Exception {
        Leniencies known = ofModels.get(model);
        return known == null ? Leniencies.NONE : known;
    }

    /** What a compromise that was learned takes back; what the key was said to be right about is open again. */
    Recall recallBy(KeyCompromise event, Hash cause) throws IOException {
        RegisteredMeter known = meter();
        CompromisedKey lost = known.keys().compromiseOf(event.key()).orElseThrow();
        registered.update(known.with(known.resolutions().afterLosing(lost)));
        return new Recall(event.meter(), lost.key(), cause, lost.proven());
    }

    /** After a reading was accepted. */
    void settled(ReceivedBlock received, VerdictDecision decision) throws IOException {
        RegisteredMeter known = meter();
        if (!known.resolutions().all().isEmpty()) {
            Hash key = decision.block().orElseThrow().key();
            registered.update(known.with(known.resolutions().afterAccepting(decision.digest(received), key)));
        }
    }
}
