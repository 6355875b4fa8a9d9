package io.meterproof.quickstart.key;

import io.meterproof.formats.block.Block;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.quickstart.key.ProvenReadings.Logged;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepted readings of a key and their places in the log. Whose privacy key is destroyed cannot be found there, and is not proven. */
record LoggedReadings(TopicContents contents, SchemaRegistry registry, byte[] masterKey) {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedReadings.class);

    /** @param sizes how many leaves of each shard count as proof */
    List<Logged> of(Hash meter, Hash key, Map<Integer, Long> sizes) {
        List<Accepted> accepted = accepted(meter, key);
        Map<String, byte[]> wrapped = wrappedKeys();
        Set<Hash> logged = commitments(sizes);
        List<Logged> readings = new ArrayList<>();
        for (Accepted each : accepted) {
            byte[] own = wrapped.get(each.holder.name());
            boolean proven = own != null && logged.contains(commitment(each, own));
            readings.add(new Logged(each.block, proven));
        }
        return readings;
    }

    private record Accepted(Block block, PrivacyKeyHolder holder, Payload payload) {}

    private List<Accepted> accepted(Hash meter, Hash key) {
        AvroWire<VerifiedReading> wire = new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, registry);
        List<Accepted> accepted = new ArrayList<>();
        contents.forEach(Topics.READINGS_VERIFIED, (channel, value) -> {
            if (value != null && Arrays.equals(channel, 0, Hash.LENGTH, meter.bytes(), 0, Hash.LENGTH)) {
                try {
                    VerifiedReading reading = wire.read(value);
                    Block block = VerifiedReadings.content(reading).block();
                    if (block.key().equals(key)) {
                        accepted.add(new Accepted(
                                block, VerifiedReadings.holder(reading), VerifiedReadings.payload(reading)));
                    }
                } catch (MalformedRecordException e) {
                    LOG.warn("{} holds what is no reading: {}", Topics.READINGS_VERIFIED.name(), e.getMessage());
                }
            }
        });
        return accepted;
    }

    /** Of a holder the last one counts; a tombstone destroys it. */
    private Map<String, byte[]> wrappedKeys() {
        var wire = new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry);
        Map<String, byte[]> keys = new HashMap<>();
        contents.forEach(Topics.PRIVACY_KEYS, (name, value) -> {
            String holder = new String(name, StandardCharsets.UTF_8);
            keys.remove(holder);
            if (value != null) {
                try {
                    ByteBuffer wrapped = wire.read(value).getWrapped();
                    byte[] bytes = new byte[wrapped.remaining()];
                    wrapped.get(bytes);
                    keys.put(holder, bytes);
                } catch (MalformedRecordException e) {
                    LOG.warn("the privacy key of {} does not decode: {}", holder, e.getMessage());
                }
            }
        });
        return keys;
    }

    /** What the first leaves of each shard commit to. */
    private Set<Hash> commitments(Map<Integer, Long> sizes) {
        Map<Integer, Long> seen = new HashMap<>();
        Set<Hash> commitments = new HashSet<>();
        contents.forEach(Topics.LOG_LEAVES, (key, entry) -> {
            int shard = ByteBuffer.wrap(key).getInt();
            boolean isCovered = seen.merge(shard, 1L, Long::sum) <= sizes.getOrDefault(shard, 0L);
            if (isCovered && entry.length >= LogEntry.LENGTH) {
                commitments.add(Hash.of(entry, LogEntry.LENGTH - Hash.LENGTH, Hash.LENGTH));
            }
        });
        return commitments;
    }

    private Hash commitment(Accepted accepted, byte[] wrapped) {
        try {
            PrivacyKey key = PrivacyKey.unwrap(masterKey, accepted.holder, wrapped);
            return LogEntry.commit(key, accepted.payload).commitment();
        } catch (GeneralSecurityException e) {
            LOG.warn("the master key does not open the privacy key of {}", accepted.holder.name());
            return Hash.ZERO;
        }
    }
}
