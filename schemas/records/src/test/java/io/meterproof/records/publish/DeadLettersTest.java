package io.meterproof.records.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2};

    @Test
    void aDeadLetterKeepsItsBytesAndTellsItsOriginInHeaders() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("log.tiles", 3, 4, KEY, VALUE, "unreadable");
        assertThat(letter.topic()).isEqualTo("dead-letters");
        assertThat(letter.partition()).isNull();
        assertThat(letter.key()).isSameAs(KEY);
        assertThat(letter.value()).isSameAs(VALUE);
        assertThat(letter.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly("reason=unreadable", "topic=log.tiles", "partition=3", "offset=4");
    }

    @Test
    void aDeadLetterKeepsThatItHadNeitherKeyNorValue() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("log.tiles", 0, 0, null, null, "empty value");
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    @Test
    void aLongReasonIsCut() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("log.tiles", 0, 0, KEY, VALUE, "x".repeat(5_000));
        assertThat(letter.headers().lastHeader("reason").value()).hasSize(DeadLetters.LONGEST_REASON);
    }

    @Test
    void theOriginAndTheReasonAreReadBack() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of("log.tiles", 3, 4, KEY, VALUE, "unreadable");
        assertThat(DeadLetters.origin(letter.headers())).contains(new DeadLetters.Origin("log.tiles", 3, 4));
        assertThat(DeadLetters.reason(letter.headers())).contains("unreadable");
    }

    @Test
    void aRecordWithoutHeadersHasNoOrigin() {
        assertThat(DeadLetters.origin(new RecordHeaders())).isEmpty();
        assertThat(DeadLetters.reason(new RecordHeaders())).isEmpty();
    }
}
