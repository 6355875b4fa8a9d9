package io.meterproof.billing.bundle;

import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest privacy key of each holder, wrapped in memory; unwrapped only while it is used. */
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final byte[] masterKey;
    private final AvroWire<io.meterproof.records.avro.PrivacyKey> wire;
    private final Set<String> destroyed = ConcurrentHashMap.newKeySet();
    private final Map<String, byte[]> wrapped = new ConcurrentHashMap<>();

    public KeyRing(byte[] masterKey, SchemaRegistry registry) {
        this.masterKey = masterKey.clone();
        wire = new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry);
    }

    /**
     * Takes a record of {@code privacy.keys}; without a value it destroys the key. From one thread.
     *
     * @throws io.meterproof.records.wire.RegistryUnavailableException if it cannot be read now
     */
    public void put(byte[] key, byte[] value) {
        String holder = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            destroyed.add(holder);
            wrapped.remove(holder);
            return;
        }
        try {
            var buffer = wire.read(value).getWrapped();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            wrapped.put(holder, bytes);
            destroyed.remove(holder);
        } catch (MalformedRecordException e) {
            wrapped.remove(holder);
            LOG.error("the privacy key of {} does not decode, its bundles cannot be made: {}", holder, e.getMessage());
        }
    }

    /** The holder's key; empty where none is known, it was destroyed, or the master key does not open it. */
    public Optional<PrivacyKey> of(PrivacyKeyHolder holder) {
        return Optional.ofNullable(wrapped.get(holder.name())).flatMap(bytes -> unwrap(holder, bytes));
    }

    /** Whether a tombstone destroyed the holder's key. */
    public boolean isErased(PrivacyKeyHolder holder) {
        return destroyed.contains(holder.name());
    }

    private Optional<PrivacyKey> unwrap(PrivacyKeyHolder holder, byte[] bytes) {
        try {
            return Optional.of(PrivacyKey.unwrap(masterKey, holder, bytes));
        } catch (GeneralSecurityException e) {
            LOG.error("the master key does not open the privacy key of {}: {}", holder.name(), e.getMessage());
            return Optional.empty();
        }
    }
}
