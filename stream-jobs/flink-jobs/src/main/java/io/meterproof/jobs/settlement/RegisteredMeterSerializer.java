package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableSerializer;
import io.meterproof.jobs.runtime.Versions;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps what the key log says about a meter: {@code version 1 ‖ keys ‖ resolutions ‖ leniencies ‖ bool has model ‖ model 32 ‖ leniencies of the model}, each in
 * the layout of its own serializer.
 */
public final class RegisteredMeterSerializer extends ImmutableSerializer<RegisteredMeter> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final MeterKeysSerializer KEYS = new MeterKeysSerializer();
    private static final ResolutionsSerializer RESOLUTIONS = new ResolutionsSerializer();
    private static final LeniencySerializer LENIENCIES = new LeniencySerializer();
    private static final HashSerializer HASHES = new HashSerializer();

    public RegisteredMeterSerializer() {
        super(RegisteredMeter.class);
    }

    @Override
    public void serialize(RegisteredMeter meter, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        KEYS.serialize(meter.keys(), target);
        RESOLUTIONS.serialize(meter.resolutions(), target);
        LENIENCIES.serialize(meter.leniencies(), target);
        target.writeBoolean(meter.model().isPresent());
        if (meter.model().isPresent()) {
            HASHES.serialize(meter.model().get(), target);
        }
        LENIENCIES.serialize(meter.ofModel(), target);
    }

    @Override
    public RegisteredMeter deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        return new RegisteredMeter(
                KEYS.deserialize(source),
                RESOLUTIONS.deserialize(source),
                LENIENCIES.deserialize(source),
                source.readBoolean() ? Optional.<Hash>of(HASHES.deserialize(source)) : Optional.empty(),
                LENIENCIES.deserialize(source));
    }
}
