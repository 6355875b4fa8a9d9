package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rule.Limit;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuledContractTest {
    private static final Authorisation CARD = new Authorisation(
            "card-7",
            "token-7",
            "fleet",
            "ev-charging",
            "t-1",
            new Effective(Instant.parse("2026-01-01T00:00:00Z"), Optional.empty()));

    @TempDir
    private Path directory;

    @Test
    void rulesOfAFileStandInTheContract() throws Exception {
        Contract ruled = with("""
                - name: 200 kWh a month
                  from: "2026-12-01T00:00:00Z"
                  limit: "200"
                  per: month
                """);

        assertThat(ruled.rules()).singleElement().satisfies(rule -> assertThat(rule.limit())
                .isEqualTo(new Limit.OfAmount(200_000, Limit.Span.MONTH)));
        assertThat(new RuledContract(ruled).without()).isEqualTo(CARD);
    }

    @Test
    void aFileWithoutAListIsRefused() {
        assertThatThrownBy(() -> with("name: x"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("rules: are not a list");
        assertThatThrownBy(() -> with("- ["))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("rules: are neither YAML nor JSON");
    }

    @Test
    void aRuleThatSaysNothingIsRefusedWithItsField() {
        assertThatThrownBy(() -> with("- {name: x, from: \"2026-12-01T00:00:00Z\", hours: []}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("rules[0].hours: is empty");
    }

    private Contract with(String rules) throws IOException, UnreadableFileException {
        return new RuledContract(CARD).with(Files.writeString(directory.resolve("rules.yaml"), rules));
    }
}
