package io.meterproof.records.publish;

import io.meterproof.records.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The one form of a record on {@code dead-letters}: key and value as they came, and in headers where from and why. */
public final class DeadLetters {
    /** Reasons may repeat what came in, and a dead letter must not outgrow its topic. */
    public static final int LONGEST_REASON = 1_000;

    private static final String TOPIC = "topic";

    private DeadLetters() {}

    /**
     * A dead letter.
     *
     * @param topic where the record came from, with its partition and offset there
     * @param key null where there was none
     * @param value null for a tombstone
     * @param reason why nothing came of it; only its first {@link #LONGEST_REASON} characters are kept
     */
    public static ProducerRecord<byte[], byte[]> of(
            String topic, int partition, long offset, byte[] key, byte[] value, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, key, value);
        Headers headers = letter.headers();
        headers.add("reason", utf8(cut(reason)));
        headers.add(TOPIC, utf8(topic));
        headers.add("partition", utf8(Integer.toString(partition)));
        headers.add("offset", utf8(Long.toString(offset)));
        return letter;
    }

    /** A reason's first {@link #LONGEST_REASON} characters. */
    public static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /** The topic that a dead letter came from, by its headers. */
    public static Optional<String> origin(Headers headers) {
        Header topic = headers.lastHeader(TOPIC);
        return topic == null ? Optional.empty() : Optional.of(new String(topic.value(), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
