package io.meterproof.metering.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionFaultTableTest {
    /** Seen from the module, where tests run. */
    private static final Path DOCS = Path.of("../../docs/formats.md");

    @Test
    void theDocumentedTableHasEveryFaultInItsOrder() throws IOException {
        List<String> lines = Files.readAllLines(DOCS);
        List<String> documented = lines.subList(lines.indexOf("## Sessions"), lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented)
                .isEqualTo(Arrays.stream(SessionFault.values())
                        .map(SessionFault::name)
                        .toList());
    }
}
