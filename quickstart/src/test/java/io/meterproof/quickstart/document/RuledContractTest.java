package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rule.AccountRule;
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

    @Test
    void rulesThatContractsShareStandBesideTheirOwn() throws Exception {
        Contract own =
                with("- {name: At night, from: \"2026-12-01T00:00:00Z\", hours: [{from: \"22:00\", to: \"06:00\"}]}");
        Path limit = Files.writeString(
                directory.resolve("limit.yaml"),
                "- {name: 100.00 a month, from: \"2026-12-01T00:00:00Z\", limit: \"100\", of: money, per: month}");

        Contract sharing = new RuledContract(own).sharing(limit);

        assertThat(sharing.rules()).extracting(AccountRule::name).containsExactly("At night", "100.00 a month");
        assertThat(sharing.rules()).extracting(AccountRule::shared).containsExactly(false, true);
        assertThat(sharing.rules().get(1).limit()).isEqualTo(new Limit.OfMoney(100_000_000, Limit.Span.MONTH));
        assertThat(new RuledContract(sharing).sharing(null)).isEqualTo(own);
        assertThat(new RuledContract(new RuledContract(CARD).sharing(limit)).sharing(null))
                .isEqualTo(CARD);
    }

    @Test
    void aSharedRuleThatCountsNothingIsRefused() throws IOException {
        Path hours = Files.writeString(
                directory.resolve("hours.yaml"),
                "- {name: At night, from: \"2026-12-01T00:00:00Z\", hours: [{from: \"22:00\", to: \"06:00\"}]}");

        assertThatThrownBy(() -> new RuledContract(CARD).sharing(hours))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("rules[0].across: is of a rule that counts nothing");
    }

    private Contract with(String rules) throws IOException, UnreadableFileException {
        return new RuledContract(CARD).with(Files.writeString(directory.resolve("rules.yaml"), rules));
    }
}
