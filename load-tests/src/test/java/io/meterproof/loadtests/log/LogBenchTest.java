package io.meterproof.loadtests.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogBenchTest {
    @Test
    void theLongestPathAt100MillionLeavesHas27Hashes() {
        assertThat(PathSizes.in(100_000_000).longestBytes()).isEqualTo(27 * 32);
    }

    @Test
    void everyLeafIsFolded() {
        FoldRun run = FoldRun.of(200_000);
        assertThat(run.updates()).isEqualTo(4);
        assertThat(run.bytes()).isGreaterThan(200_000L * 32);
        assertThat(run.leavesPerCpuSecond()).isPositive();
    }
}
