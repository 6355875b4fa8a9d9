package io.meterproof.metering.keylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogGenerationsTest {
    private static final LogResharding SECOND = resharding(2, 2, 3);
    private static final LogResharding THIRD = resharding(3, 5, 1);
    private static final KeyHistory HISTORY =
            KeyHistory.NONE.with(entry(0, SECOND)).with(entry(1, THIRD));

    @Test
    void eachShardBeforeTheNewestGenerationIsSealedInFavourOfTheNext() {
        Seal second = new Seal(2, 2);
        Seal third = new Seal(3, 5);
        assertThat(LogGenerations.of(HISTORY).seals())
                .isEqualTo(Map.of(0, second, 1, second, 2, third, 3, third, 4, third));
        assertThat(LogGenerations.of(HISTORY).upTo(2).seals()).isEqualTo(Map.of(0, second, 1, second));
    }

    @Test
    void aGenerationThatIsNotTheNextIsRefused() {
        assertRefused(resharding(3, 6, 1), "generation: is not the next, 4");
        assertRefused(resharding(5, 6, 1), "generation: is not the next, 4");
        assertRefused(resharding(4, 7, 1), "firstShard: is not the first new one, 6");
    }

    @Test
    void whatDoesNotFitTheTopicIsLeftOut() {
        LogGenerations signed = LogGenerations.of(HISTORY);
        assertThat(signed.fitting(2).newest()).contains(SECOND);
        assertThat(signed.fitting(5).newest()).contains(THIRD);
        assertThat(signed.fitting(6).newest()).contains(THIRD);
        assertThat(signed.fitting(4).newest()).isEmpty();
        assertThat(signed.fitting(1).newest()).isEmpty();
    }

    private static void assertRefused(LogResharding next, String reason) {
        assertThatThrownBy(() -> HISTORY.with(entry(2, next)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(reason);
    }

    private static LogResharding resharding(long generation, int first, int count) {
        return new LogResharding("test.local", generation, new Shards(first, count), Instant.EPOCH, "growth");
    }

    private static KeyLogEntry entry(long position, LogResharding resharding) {
        return new KeyLogEntry(position, Hash.ZERO, resharding);
    }
}
