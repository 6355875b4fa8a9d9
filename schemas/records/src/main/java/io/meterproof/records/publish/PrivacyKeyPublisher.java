package io.meterproof.records.publish;

import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives a privacy key to each holder that never had one. */
public final class PrivacyKeyPublisher {
    private final Producer<byte[], byte[]> producer;
    private final TopicContents contents;
    private final AvroWire<io.meterproof.records.avro.PrivacyKey> wire;

    public PrivacyKeyPublisher(Producer<byte[], byte[]> producer, TopicContents contents, SchemaRegistry registry) {
        this.producer = producer;
        this.contents = contents;
        this.wire = new AvroWire<>(Topics.PRIVACY_KEYS, io.meterproof.records.avro.PrivacyKey.class, registry);
    }

    /**
     * Makes the missing keys and publishes them, wrapped. Returns when the brokers have them. A destroyed key stays destroyed.
     *
     * @param random a cryptographically strong generator
     * @return how many were made
     * @throws IllegalStateException if the brokers do not take every key
     */
    public int publish(Collection<PrivacyKeyHolder> holders, byte[] masterKey, RandomGenerator random) {
        Set<String> known = new HashSet<>();
        contents.forEach(Topics.PRIVACY_KEYS, (key, value) -> known.add(new String(key, StandardCharsets.UTF_8)));
        Sending sending = new Sending(producer);
        int made = 0;
        for (PrivacyKeyHolder holder : holders) {
            if (known.add(holder.name())) {
                sending.send(record(holder, wrapped(holder, masterKey, random)));
                made++;
            }
        }
        sending.finish();
        return made;
    }

    private static byte[] wrapped(PrivacyKeyHolder holder, byte[] masterKey, RandomGenerator random) {
        byte[] secret = new byte[PrivacyKey.LENGTH];
        byte[] nonce = new byte[PrivacyKey.NONCE_LENGTH];
        random.nextBytes(secret);
        random.nextBytes(nonce);
        return PrivacyKey.of(secret).wrap(masterKey, holder, nonce);
    }

    private ProducerRecord<byte[], byte[]> record(PrivacyKeyHolder holder, byte[] wrapped) {
        byte[] value = wire.write(new io.meterproof.records.avro.PrivacyKey(holder.name(), ByteBuffer.wrap(wrapped)));
        return new ProducerRecord<>(Topics.PRIVACY_KEYS.name(), holder.name().getBytes(StandardCharsets.UTF_8), value);
    }
}
