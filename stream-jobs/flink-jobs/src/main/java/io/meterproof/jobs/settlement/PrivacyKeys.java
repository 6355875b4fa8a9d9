package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** The privacy key of the current subject. State holds it wrapped: a snapshot reveals nothing without the master key. */
final class PrivacyKeys {
    private static final byte[] DESTROYED = {};
    /** Nonce, key and tag. */
    private static final int WRAPPED_LENGTH = PrivacyKey.NONCE_LENGTH + PrivacyKey.LENGTH + 16;

    private final byte[] masterKey;
    private final MasterKeyProof proof;
    private final AvroWire<io.meterproof.records.avro.PrivacyKey> wire;
    private final ValueState<byte[]> wrapped;
    private final Recent<PrivacyKey> unwrapped = new Recent<>();

    PrivacyKeys(JobResources resources, MasterKeyProof proof, RuntimeContext context) throws IOException {
        this.masterKey = resources.masterKey();
        this.proof = proof;
        wire = new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, resources.registry());
        wrapped = context.getState(
                new ValueStateDescriptor<>("privacy-key", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /**
     * Keeps a holder's key, or remembers on a tombstone that it is destroyed.
     *
     * @throws MalformedRecordException if it is no wrapped key of this holder
     * @throws IllegalStateException if this master key does not open it and has opened none before: then nothing may be settled
     */
    void update(String holder, Message message) throws Exception {
        if (message.value() == null) {
            unwrapped.forget(holder);
            wrapped.update(DESTROYED);
            return;
        }
        io.meterproof.records.avro.PrivacyKey key = wire.read(message.value());
        byte[] bytes = bytes(key.getWrapped());
        if (!key.getHolder().equals(holder) || bytes.length != WRAPPED_LENGTH) {
            throw new MalformedRecordException("not a wrapped privacy key of " + holder);
        }
        unwrapped.put(holder, open(holder, bytes));
        wrapped.update(bytes);
        proof.give();
    }

    /**
     * The key of the holder that the current subject is; empty where none has come, or it is destroyed.
     *
     * @throws IllegalStateException if this is not the master key that it was wrapped under
     */
    Optional<PrivacyKey> of(String holder) throws IOException {
        PrivacyKey known = unwrapped.get(holder);
        if (known == null && isKept()) {
            known = unwrap(holder, wrapped.value());
            unwrapped.put(holder, known);
        }
        return Optional.ofNullable(known);
    }

    /** What is known of the current subject's key, to tell others; empty where none has come. */
    Optional<Message> known(String holder) throws IOException {
        byte[] bytes = wrapped.value();
        if (bytes == null) {
            return Optional.empty();
        }
        byte[] value =
                isKept() ? wire.write(new io.meterproof.records.avro.PrivacyKey(holder, ByteBuffer.wrap(bytes))) : null;
        return Optional.of(Message.to(MessageKind.PRIVACY_KEY, holder, null, value));
    }

    /** Whether the key of the current subject was destroyed: what comes for it can never be committed. */
    boolean isDestroyed() throws IOException {
        byte[] bytes = wrapped.value();
        return bytes != null && bytes.length == 0;
    }

    private boolean isKept() throws IOException {
        byte[] bytes = wrapped.value();
        return bytes != null && bytes.length > 0;
    }

    private PrivacyKey open(String holder, byte[] bytes) throws MalformedRecordException {
        try {
            return unwrap(holder, bytes);
        } catch (IllegalStateException e) {
            if (proof.isGiven()) {
                throw new MalformedRecordException("not a privacy key of " + holder + " under the master key", e);
            }
            throw e;
        }
    }

    private PrivacyKey unwrap(String holder, byte[] bytes) {
        try {
            return PrivacyKey.unwrap(masterKey, new PrivacyKeyHolder(holder), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the master key does not open the privacy key of " + holder
                            + ": is it the one it was wrapped under?",
                    e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
