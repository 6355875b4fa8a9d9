package io.meterproof.jobs.settlement;

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
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.Resolutions;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** What the key log says about the current meter. */
final class Registry {
    private final ValueState<MeterKeys> keys;
    private final ValueState<Resolutions> resolutions;
    private final ValueState<Leniencies> leniencies;
    private final ValueState<Hash> model;

    Registry(RuntimeContext context) {
        keys = context.getState(new ValueStateDescriptor<>("keys", new ImmutableType<>(new MeterKeysSerializer())));
        resolutions = context.getState(
                new ValueStateDescriptor<>("resolutions", new ImmutableType<>(new ResolutionsSerializer())));
        leniencies = context.getState(
                new ValueStateDescriptor<>("leniencies", new ImmutableType<>(new LeniencySerializer())));
        model = context.getState(new ValueStateDescriptor<>("model", new ImmutableType<>(new HashSerializer())));
    }

    /** The identity of the meter's model, as the newest enrolment that names one says. */
    Optional<Hash> model() throws IOException {
        return Optional.ofNullable(model.value());
    }

    MeterKeys keys() throws IOException {
        MeterKeys known = keys.value();
        return known == null ? MeterKeys.NONE : known;
    }

    /** All of it, with what is granted to the meter's model. */
    MeterFacts facts(Leniencies ofModel) throws IOException {
        return new MeterFacts(keys(), resolutions(), leniencies().and(ofModel));
    }

    private Leniencies leniencies() throws IOException {
        Leniencies known = leniencies.value();
        return known == null ? Leniencies.NONE : known;
    }

    Resolutions resolutions() throws IOException {
        Resolutions known = resolutions.value();
        return known == null ? Resolutions.NONE : known;
    }

    /**
     * Takes in one more event.
     *
     * @throws MalformedRecordException if it does not go on from what is known
     */
    void learn(BelievedDocument believed, long position) throws IOException, MalformedRecordException {
        if (believed.document() instanceof ConflictResolution resolution) {
            resolutions.update(resolutions().with(resolution, position));
            return;
        }
        try {
            if (believed.document() instanceof LeniencyGrant grant) {
                leniencies.update(leniencies().with(grant, believed.hash(), position));
                return;
            }
            keys.update(keys().with((KeyEvent) believed.document(), position));
            if (believed.document() instanceof MeterEnrolment enrolment
                    && enrolment.model().isPresent()) {
                model.update(enrolment.modelId().get());
            }
        } catch (InvalidDocumentException | IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    /** What a compromise that was learned takes back; what the key was said to be right about is open again. */
    Recall recallBy(KeyCompromise event, Hash cause) throws IOException {
        CompromisedKey lost = keys().compromiseOf(event.key()).orElseThrow();
        if (resolutions.value() != null) {
            resolutions.update(resolutions.value().afterLosing(lost));
        }
        return new Recall(event.meter(), lost.key(), cause, lost.proven());
    }

    /** After a block was accepted that a key signed. */
    void settled(Hash block, Hash key) throws IOException {
        Resolutions known = resolutions.value();
        if (known != null) {
            resolutions.update(known.afterAccepting(block, key));
        }
    }
}
