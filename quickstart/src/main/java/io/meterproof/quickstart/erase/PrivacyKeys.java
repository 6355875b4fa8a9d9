package io.meterproof.quickstart.erase;

import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that open leaves, still wrapped. */
record PrivacyKeys(byte[] masterKey, Map<String, byte[]> wrapped, SchemaRegistry registry) {

    static PrivacyKeys read(TopicContents contents, SchemaRegistry registry, byte[] masterKey) {
        Map<String, byte[]> wrapped = new HashMap<>();
        contents.forEach(Topics.PRIVACY_KEYS, (holder, value) -> {
            String name = new String(holder, StandardCharsets.UTF_8);
            if (value == null) {
                wrapped.remove(name);
            } else {
                wrapped.put(name, value);
            }
        });
        return new PrivacyKeys(masterKey, wrapped, registry);
    }

    /**
     * The leaf that commits to a payload; empty where the holder has no key.
     *
     * @throws StackException if the master key does not open the holder's
     */
    Optional<Hash> leaf(PrivacyKeyHolder holder, Payload payload) {
        return Optional.ofNullable(wrapped.get(holder.name()))
                .map(value -> LogEntry.commit(open(holder, value), payload).leafHash());
    }

    private PrivacyKey open(PrivacyKeyHolder holder, byte[] value) {
        var wire = new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry);
        try {
            ByteBuffer bytes = wire.read(value).getWrapped();
            byte[] key = new byte[bytes.remaining()];
            bytes.get(key);
            return PrivacyKey.unwrap(masterKey, holder, key);
        } catch (MalformedRecordException | GeneralSecurityException e) {
            throw new StackException("The key of " + holder.name() + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
