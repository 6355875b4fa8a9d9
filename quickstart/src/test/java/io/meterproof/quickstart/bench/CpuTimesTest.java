package io.meterproof.quickstart.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.process.ProcessIdentity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
    private static final ProcessIdentity FIRST = new ProcessIdentity(1, "at boot");
    private static final ProcessIdentity SECOND = new ProcessIdentity(2, "later");

    @Test
    void whatAProcessSpentSinceIsTheDifference() {
        assertThat(times(5, FIRST).since(times(3, FIRST)).byPart()).containsEntry("kafka", Duration.ofSeconds(2));
    }

    @Test
    void aProcessThatWasStartedAgainCannotBeMeasured() {
        assertThatThrownBy(() -> times(5, SECOND).since(times(3, FIRST)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("started again");
    }

    private static CpuTimes times(long seconds, ProcessIdentity process) {
        return new CpuTimes(Map.of("kafka", Duration.ofSeconds(seconds)), Map.of("kafka", process));
    }
}
