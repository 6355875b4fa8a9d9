package io.meterproof.loadtests.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.loadtests.workload.Fleet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VerifyBenchTest {
    @Test
    void libraryPolicyAndOperatorAreMeasuredOnTheSameBlocksAtBothSizes() {
        StringWriter words = new StringWriter();

        new CommandLine(new VerifyBench())
                .setOut(new PrintWriter(words))
                .execute("--meters", "3", "--blocks", "9", "--rounds", "2");

        assertThat(words.toString())
                .containsSubsequence("S1, 3 meters", "bare library", "our policy", "the verify operator")
                .containsSubsequence("S96, 3 meters", "bare library", "our policy", "the verify operator")
                .contains("targets: 85% of the bare library's rate at S1, 800,000 readings/s/core at S96");
    }

    @Test
    void theOperatorIsOnlyMeasuredOnBlocksThatItAccepts() throws Exception {
        List<SentBlock> blocks = new VerifyRun(2, 1).next(4);

        try (Operator operator = new Operator(Fleet.of(2, 1), SampleResources.USUAL.registry())) {
            operator.verify(blocks);

            assertThatThrownBy(() -> operator.verify(blocks)).hasMessage("of 4 blocks the operator passes 0");
        }
    }

    @Test
    void aMedianIsNotMovedByOneDearRound() {
        VerifyCosts costs = new VerifyCosts(
                "any",
                96,
                1,
                List.of(
                        new VerifyCosts.Round(40, 41, 50),
                        new VerifyCosts.Round(44, 45, 48),
                        new VerifyCosts.Round(45, 46, 900)));

        assertThat(costs.share()).isEqualTo(0.8);
        assertThat(costs.readingsPerSecond()).isEqualTo(96 * 1e6 / 50);
    }
}
