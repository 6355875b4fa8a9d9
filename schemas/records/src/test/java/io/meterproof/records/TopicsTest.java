package io.meterproof.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void everyTopicOfTheCatalogueIsInItsList() {
        assertThat(Topics.ALL).containsExactlyInAnyOrderElementsOf(declared());
    }

    @Test
    void noNameStandsTwice() {
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void theKeyLogHasOnePartition() {
        assertThat(Topics.REGISTRY_EVENTS.partitions()).isEqualTo(1);
    }

    @Test
    void aRejectedValueHasRoomForAReceivedOne() {
        assertThat(Topics.READINGS_REJECTED.maxMessageBytes())
                .isGreaterThan(Topics.READINGS_RECEIVED.maxMessageBytes());
    }

    private static Iterable<Topic> declared() {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class && Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (Topic) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
