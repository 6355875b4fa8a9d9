package io.meterproof.jobs.runtime;

import io.meterproof.records.publish.DeadLetters;
import java.util.Optional;

/**
 * What flows between Kafka and the operators: one record, still in its bytes. The arrays are never changed.
 *
 * @param kind which topic it came from or goes to
 * @param subject what the next keyed operator groups by; for a dead letter, the topic that it came from
 * @param key the Kafka key; null where there was none
 * @param value the Kafka value; null for a tombstone
 * @param partition where it came from, or must go to; -1 leaves it to the key
 * @param offset where it came from; -1 for a message of our own
 * @param reason why it is a dead letter; of a reading that was sent again, and of its rejection, the place of the one before it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Message(
        MessageKind kind,
        String subject,
        byte[] key,
        byte[] value,
        int partition,
        long offset,
        Optional<String> reason) {
    public static final int BY_KEY = -1;

    private static final long OURS = -1;

    /** A message of our own for a topic. */
    public static Message to(MessageKind kind, String subject, byte[] key, byte[] value) {
        return new Message(kind, subject, key, value, BY_KEY, OURS, Optional.empty());
    }

    /** A message of our own for one partition. */
    public static Message toPartition(MessageKind kind, int partition, byte[] key, byte[] value) {
        return new Message(kind, "", key, value, partition, OURS, Optional.empty());
    }

    /** Whether a reading came once more, or is rejected once more: it says nothing of who sent it today. */
    public boolean isRedriven() {
        return kind != MessageKind.DEAD_LETTER && reason.isPresent();
    }

    /** This one, if a message that it follows from was sent again, as sent again too. */
    public Message following(Message cause) {
        return cause.isRedriven() ? new Message(kind, subject, key, value, partition, offset, cause.reason) : this;
    }

    /** This record, unread, with the reason why it could not be read. */
    public Message deadLetter(Exception why) {
        return deadLetter(why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage());
    }

    /** This record with the reason why nothing came of it. */
    public Message deadLetter(String why) {
        String reason = DeadLetters.cut(why);
        return new Message(MessageKind.DEAD_LETTER, kind.topic(), key, value, partition, offset, Optional.of(reason));
    }

    /** The same record, grouped otherwise. */
    public Message about(String otherSubject) {
        return new Message(kind, otherSubject, key, value, partition, offset, reason);
    }
}
