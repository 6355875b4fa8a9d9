package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestDisplaced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edit or a calorific value said counts until another takes its place. */
class DisplacedDocumentsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/displaced/v1");

    @ParameterizedTest
    @ValueSource(strings = {"edited-anew", "edited-anew-before-the-archive-answers", "valued-anew"})
    void whatSettlementBillsAnewPasses(String name) {
        assertThat(Verification.of(TestDisplaced.booked().get(name)).failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "earlier-edit-again, 3, basis.edit",
        "earlier-edit-left, 1, basis.edit",
        "withdrawn-edit-again, 3, basis.edit",
        "earlier-value-again, 3, gas",
        "earlier-value-left, 1, gas"
    })
    void whatStandsByADocumentWhosePlaceAnotherTookIsRefused(String name, int position, String field) {
        StepResult refused =
                Verification.of(TestDisplaced.forged().get(name)).failure().orElseThrow();

        assertThat(refused.step()).isEqualTo("standing");
        assertThat(refused.path()).isEqualTo("entries[" + position + "].entry." + field);
        assertThat(refused.words()).isEqualTo("rests on a document whose place another took");
    }

    @Test
    void whatTheOtherVerifierIsTestedOnIsTheSame() throws IOException {
        for (Map.Entry<String, byte[]> each : all()) {
            assertThat(Files.readAllBytes(GOLDEN.resolve(each.getKey() + ".json")))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    private static List<Map.Entry<String, byte[]>> all() {
        return Stream.concat(TestDisplaced.booked().entrySet().stream(), TestDisplaced.forged().entrySet().stream())
                .toList();
    }
}
