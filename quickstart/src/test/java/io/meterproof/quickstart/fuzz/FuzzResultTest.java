package io.meterproof.quickstart.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzResultTest {
    private static final String PROGRESS = """
            #2	INITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 569Mb
            #950	NEW    cov: 370 ft: 603 corp: 97/17Kb lim: 1880 exec/s: 19572 rss: 599Mb L: 64/1014 MS: 1 Custom-
            """;
    private static final String STATISTICS = "stat::number_of_executed_units: 1234567\n";

    @TempDir
    private Path directory;

    @Test
    void aRunThatOnlyItsBudgetEndedWasSurvived() throws IOException {
        FuzzResult result = result(true, PROGRESS + STATISTICS);

        assertThat(result.survived()).isTrue();
        assertThat(result.summary()).isEqualTo("ocmf: 1.5 CPU-minutes, 1,234,567 executions, 370 edges: survived");
    }

    @Test
    void anExceptionIsAFinding() throws IOException {
        FuzzResult result =
                result(true, PROGRESS + "\n== Java Exception: io.meterproof.Finding: it broke\n" + STATISTICS);

        assertThat(result.survived()).isFalse();
        assertThat(result.summary()).contains("io.meterproof.Finding: it broke", "search.log");
    }

    @Test
    void aHangIsAFinding() throws IOException {
        assertThat(result(true, "==7== ERROR: libFuzzer: timeout after 61 seconds\n")
                        .summary())
                .contains("timeout after 61 seconds");
    }

    @Test
    void aRunThatEndsByItselfIsAFinding() throws IOException {
        assertThat(result(false, PROGRESS).survived()).isFalse();
    }

    @Test
    void inputsInTheLogMayHaveAnyBytes() throws IOException {
        Path log = directory.resolve("search.log");
        Files.write(log, new byte[] {(byte) 0xff, (byte) 0xc0, '\n'});

        assertThat(FuzzResult.read("ocmf", Duration.ZERO, true, log).survived()).isTrue();
    }

    private FuzzResult result(boolean stopped, String log) throws IOException {
        Path file = Files.writeString(directory.resolve("search.log"), log);
        return FuzzResult.read("ocmf", Duration.ofSeconds(90), stopped, file);
    }
}
