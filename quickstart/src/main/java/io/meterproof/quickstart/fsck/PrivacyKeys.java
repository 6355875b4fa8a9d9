package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.PrivacyKey;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The privacy keys that still exist, of the holders of one group. */
final class PrivacyKeys {
    private final byte[] masterKey;
    private final Map<String, LogRecord> wrapped = new HashMap<>();
    private final Set<String> destroyed = new HashSet<>();
    private final AvroWire<PrivacyKey> wire;

    private PrivacyKeys(byte[] masterKey, SchemaRegistry registry) {
        this.masterKey = masterKey.clone();
        this.wire = new AvroWire<>(Topics.PRIVACY_KEYS, PrivacyKey.class, registry);
    }

    /** Reads the topic: of a holder the last value counts, and a tombstone destroys. */
    static PrivacyKeys read(LogTopics topics, SchemaRegistry registry, byte[] masterKey, Groups.Group group) {
        PrivacyKeys keys = new PrivacyKeys(masterKey, registry);
        try (RecordStream records = topics.open(Topics.PRIVACY_KEYS, 0)) {
            for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                PrivacyKeyHolder holder =
                        new PrivacyKeyHolder(new String(next.get().key(), StandardCharsets.UTF_8));
                if (group.has(holder)) {
                    keys.keep(holder, next.get());
                }
            }
        }
        return keys;
    }

    private void keep(PrivacyKeyHolder holder, LogRecord record) {
        if (record.value() == null) {
            wrapped.remove(holder.name());
            destroyed.add(holder.name());
        } else {
            wrapped.put(holder.name(), record);
        }
    }

    /** Whether a holder had a key; without one nothing of it was ever committed to. */
    boolean isDestroyed(PrivacyKeyHolder holder) {
        return destroyed.contains(holder.name());
    }

    /** @throws DifferenceException for a key that the master key does not open */
    Optional<io.meterproof.metering.commitment.PrivacyKey> of(PrivacyKeyHolder holder) {
        return Optional.ofNullable(wrapped.get(holder.name())).map(record -> open(holder, record));
    }

    private io.meterproof.metering.commitment.PrivacyKey open(PrivacyKeyHolder holder, LogRecord record) {
        try {
            byte[] bytes = Bytes.of(wire.read(record.value()).getWrapped());
            return io.meterproof.metering.commitment.PrivacyKey.unwrap(masterKey, holder, bytes);
        } catch (MalformedRecordException | GeneralSecurityException e) {
            throw new DifferenceException(record.position(), "the key of " + holder.name() + " cannot be opened", e);
        }
    }
}
