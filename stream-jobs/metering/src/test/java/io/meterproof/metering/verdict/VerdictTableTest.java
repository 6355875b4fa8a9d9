package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTableTest {
    /** Seen from the module, where tests run. */
    private static final Path DOCS = Path.of("../../docs/verdicts.md");

    @Test
    void theTableSaysOfEachVerdictWhetherItCanBeRedriven() throws IOException {
        List<String> redrivable = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> line.split("\\|")[4].strip().startsWith("yes"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(redrivable)
                .isEqualTo(Arrays.stream(Verdict.values())
                        .filter(Verdict::isRedrivable)
                        .map(Verdict::name)
                        .toList());
    }

    @Test
    void theTableSaysOfEachVerdictWhatItMeansAndWhatToDo() throws IOException {
        assertThat(Files.readAllLines(DOCS).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|", -1)))
                .allSatisfy(cells -> assertThat(cells).hasSize(6))
                .allSatisfy(cells -> assertThat(Arrays.copyOfRange(cells, 1, 4)).noneMatch(String::isBlank));
    }

    @Test
    void theDocumentedTableHasEveryVerdictInItsOrder() throws IOException {
        List<String> documented = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented)
                .isEqualTo(Arrays.stream(Verdict.values()).map(Verdict::name).toList());
    }
}
