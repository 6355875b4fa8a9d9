package io.meterproof.billing.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GroupingTest {
    /** Texts go where their first letter says. */
    private final Grouping<String> grouping = new Grouping<>(3, 10, text -> text.charAt(0), String::length);

    @Test
    void whatGoesToOnePlaceGoesTogether() {
        assertThat(grouping.of(List.of("a1", "b1", "a2", "b2")))
                .containsExactly(List.of("a1", "a2"), List.of("b1", "b2"));
    }

    @Test
    void aGroupHasNoMoreThanTheMost() {
        assertThat(grouping.of(List.of("a1", "a2", "a3", "a4")))
                .containsExactly(List.of("a1", "a2", "a3"), List.of("a4"));
    }

    @Test
    void aGroupEndsBeforeItIsTooLarge() {
        assertThat(grouping.of(List.of("a2345", "a67890", "a1")))
                .containsExactly(List.of("a2345"), List.of("a67890", "a1"));
    }

    @Test
    void whatIsTooLargeGoesAlone() {
        assertThat(grouping.of(List.of("a23456789ab", "a1"))).containsExactly(List.of("a23456789ab"), List.of("a1"));
    }
}
