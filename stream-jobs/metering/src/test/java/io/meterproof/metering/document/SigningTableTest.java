package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SigningTableTest {
    /** Seen from the module, where tests run. */
    private static final Path DOCS = Path.of("../../docs/keys.md");

    @Test
    void theDocumentedTableIsWhatTheVerifierDemands() throws IOException {
        List<String> demanded =
                Arrays.stream(SigningRule.values()).map(SigningTableTest::row).toList();

        List<String> documented = Files.readAllLines(DOCS).stream()
                .dropWhile(line -> !line.equals("## Who may do what"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(documented).isEqualTo(demanded);
    }

    /** A word before a name stays bare: voucher `maker`. */
    private static String quoted(String type) {
        int space = type.indexOf(' ');
        return type.substring(0, space + 1) + "`" + type.substring(space + 1) + "`";
    }

    private static String row(SigningRule rule) {
        String types = Arrays.stream(rule.documents().split(", "))
                .map(SigningTableTest::quoted)
                .collect(Collectors.joining(", "));
        String evidence = rule.evidence().stream()
                .map(role -> "`" + role.name().toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.joining(", "));
        return "| " + types + " | " + evidence + " | " + rule.approvals() + " |";
    }
}
