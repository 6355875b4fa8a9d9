package io.meterproof.records.publish;

import io.meterproof.records.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** The one form of a record on {@code dead-letters}: key and value as they came, and in headers where from and why. */
public final class DeadLetters {
    /** Reasons may repeat what came in, and a dead letter must not outgrow its topic. */
    public static final int LONGEST_REASON = 1_000;

    /** With what the reason begins of a document that may still be applied, once there is what it names. */
    public static final String WAITS = "waits for ";

    private static final String REASON = "reason";
    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";
    private static final String OFFSET = "offset";

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
        headers.add(REASON, utf8(cut(reason)));
        headers.add(TOPIC, utf8(topic));
        headers.add(PARTITION, utf8(Integer.toString(partition)));
        headers.add(OFFSET, utf8(Long.toString(offset)));
        return letter;
    }

    /** A reason's first {@link #LONGEST_REASON} characters. */
    public static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /** Where a dead letter came from, by its headers; empty where they do not tell. */
    public static Optional<Origin> origin(Headers headers) {
        Optional<String> topic = text(headers, TOPIC);
        Optional<String> partition = text(headers, PARTITION);
        Optional<String> offset = text(headers, OFFSET);
        return topic.isPresent() && partition.isPresent() && offset.isPresent()
                ? Optional.of(new Origin(topic.get(), Integer.parseInt(partition.get()), Long.parseLong(offset.get())))
                : Optional.empty();
    }

    /** Why nothing came of a dead letter, by its headers; empty where they do not tell. */
    public static Optional<String> reason(Headers headers) {
        return text(headers, REASON);
    }

    /** Where a record lies that became a dead letter. */
    public record Origin(String topic, int partition, long offset) {}

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
