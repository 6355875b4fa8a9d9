package io.meterproof.records.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.records.Retention;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeysTest {
    private static final ReadingKey READING = new ReadingKey(new byte[38], Hash.ZERO, 258);

    @Test
    void keysHaveOneForm() {
        assertThat(new EntryKey("a-1", 12).bytes()).asString(UTF_8).isEqualTo("a-1#12");
        assertThat(new AlertKey("a-1", Instant.ofEpochMilli(5), Hash.ZERO).bytes())
                .asString(UTF_8)
                .isEqualTo("a-1#5#" + "00".repeat(32));
        assertThat(READING.bytes()).hasSize(78).endsWith(0, 0, 0, 0, 0, 0, 1, 2);
    }

    @Test
    void aKeyIsReadBackByItsTopic() throws MalformedRecordException {
        for (RecordKey key : List.of(new EntryKey("a-1", 12), new AlertKey("a-1", Instant.EPOCH, Hash.ZERO))) {
            Topic topic = key instanceof EntryKey ? Topics.SETTLEMENT_LINES : Topics.ALERTS;

            assertThat(RecordKeys.parse(topic.name(), key.bytes())).contains(key);
        }
        assertThat(RecordKeys.parse(Topics.READINGS_VERIFIED.name(), READING.bytes()))
                .hasValueSatisfying(key -> assertThat(key.bytes()).isEqualTo(READING.bytes()));
    }

    @Test
    void everyTopicWhoseRecordsCanBeErasedHasSuchKeys() {
        for (Topic topic : Topics.ALL) {
            boolean hasKeys;
            try {
                hasKeys = RecordKeys.parse(topic.name(), new byte[0]).isPresent();
            } catch (MalformedRecordException e) {
                hasKeys = true;
            }
            assertThat(hasKeys).as(topic.name()).isEqualTo(topic.retention() == Retention.UNTIL_ERASED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-1", "a-1#", "a-1#0", "a-1#01", "#1", "a-1#1#2"})
    void whatIsNoKeyOfAnEntryIsMalformed(String key) {
        assertThatThrownBy(() -> EntryKey.parse(key.getBytes(UTF_8))).isInstanceOf(MalformedRecordException.class);
    }
}
