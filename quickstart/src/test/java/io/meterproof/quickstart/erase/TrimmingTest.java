package io.meterproof.quickstart.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TrimmingTest {
    private static final TopicPartition LEFT = new TopicPartition("readings.received", 0);
    private static final TopicPartition RIGHT = new TopicPartition("readings.received", 1);
    private static final Map<TopicPartition, Long> FIRST = Map.of(LEFT, 10L, RIGHT, 0L);
    private static final Map<TopicPartition, Long> WANTED = Map.of(LEFT, 50L, RIGHT, 40L);

    @Test
    void whatEverybodyHasReadGoes() {
        Trimming trimming = Trimming.of(FIRST, WANTED, Map.of("settlement", Map.of(LEFT, 50L, RIGHT, 99L)));

        assertThat(trimming).isEqualTo(new Trimming(WANTED, List.of()));
    }

    @Test
    void aGroupThatStoppedKeepsWhatItHasNotReadAndIsNamed() {
        Trimming trimming = Trimming.of(
                FIRST, WANTED, Map.of("settlement", Map.of(LEFT, 50L), "forgotten", Map.of(LEFT, 45L, RIGHT, 1L)));

        assertThat(trimming.begins()).isEqualTo(Map.of(LEFT, 45L, RIGHT, 1L));
        assertThat(trimming.unread()).containsExactly(new UnreadRecords("forgotten", "readings.received", 5 + 39));
    }

    @Test
    void ofSeveralTheOneThatIsFurthestBehindDecides() {
        Trimming trimming = Trimming.of(
                FIRST, WANTED, Map.of("a", Map.of(LEFT, 30L), "b", Map.of(LEFT, 20L), "c", Map.of(LEFT, 49L)));

        assertThat(trimming.begins()).containsEntry(LEFT, 20L).containsEntry(RIGHT, 40L);
        assertThat(trimming.unread()).extracting(UnreadRecords::group).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsGoneAlreadyIsNotHeldBack() {
        Trimming trimming = Trimming.of(FIRST, WANTED, Map.of("forgotten", Map.of(LEFT, 3L)));

        assertThat(trimming.begins()).containsEntry(LEFT, 10L);
        assertThat(trimming.unread()).containsExactly(new UnreadRecords("forgotten", "readings.received", 40));
    }
}
