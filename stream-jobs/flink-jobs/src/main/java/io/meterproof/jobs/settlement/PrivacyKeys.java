package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** The privacy key of the current subject. State holds it wrapped: a snapshot reveals nothing without the master key. */
final class PrivacyKeys {
    private final byte[] masterKey;
    private final AvroWire<io.meterproof.records.avro.PrivacyKey> wire;
    private final ValueState<byte[]> wrapped;
    private final Recent<PrivacyKey> unwrapped = new Recent<>();

    /**
     * @throws IOException if the master key file cannot be read
     */
    PrivacyKeys(JobOptions options, SchemaRegistry registry, RuntimeContext context) throws IOException {
        masterKey = HexFormat.of()
                .parseHex(Files.readString(options.masterKeyFile()).strip());
        wire = new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry);
        wrapped = context.getState(
                new ValueStateDescriptor<>("privacy-key", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /**
     * Keeps a holder's key, or forgets it on a tombstone.
     *
     * @throws MalformedRecordException if this master key did not wrap it for this holder
     */
    void update(String holder, Message message) throws MalformedRecordException, IOException {
        unwrapped.forget(holder);
        if (message.value() == null) {
            wrapped.clear();
            return;
        }
        byte[] bytes = wire.read(message.value()).getWrapped().array();
        unwrapped.put(holder, unwrap(holder, bytes));
        wrapped.update(bytes);
    }

    /** The key of the holder that the current subject is, if it has one. */
    Optional<PrivacyKey> of(String holder) throws IOException, MalformedRecordException {
        PrivacyKey known = unwrapped.get(holder);
        if (known == null && wrapped.value() != null) {
            known = unwrap(holder, wrapped.value());
            unwrapped.put(holder, known);
        }
        return Optional.ofNullable(known);
    }

    private PrivacyKey unwrap(String holder, byte[] bytes) throws MalformedRecordException {
        try {
            return PrivacyKey.unwrap(masterKey, new PrivacyKeyHolder(holder), bytes);
        } catch (GeneralSecurityException e) {
            throw new MalformedRecordException("not a privacy key of " + holder + " under this master key", e);
        }
    }
}
