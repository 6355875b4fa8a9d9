package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestPrices;
import io.meterproof.metering.document.SignedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Use at published prices is recomputed from the publications that its entry names. */
class CitedPricesTest {
    @Test
    void useAtPublishedPricesAndTheTaxOnItFollowFromTheNamedPublications() {
        assertThat(Verification.of(TestPrices.bytes()).failure()).isEmpty();
    }

    @Test
    void linesByAPriceThatANamedPublicationCorrectsAreRefused() {
        StepResult refused = refused(List.of(TestPrices.PRICES), List.of(TestPrices.PRICES, TestPrices.CORRECTED));

        assertThat(refused.step()).isEqualTo("usage");
        assertThat(refused.path()).isEqualTo("entries[0].entry.lines[1].price");
    }

    @Test
    void linesByAPriceThatNoNamedPublicationSaysAreRefused() {
        StepResult refused = refused(List.of(TestPrices.PRICES), List.of(TestPrices.CORRECTED));

        assertThat(refused.path()).isEqualTo("entries[0].entry.lines");
        assertThat(refused.words()).startsWith("no price of DK1 is published for ");
    }

    private static StepResult refused(List<SignedDocument> rating, List<SignedDocument> named) {
        return Verification.of(TestPrices.bytes(rating, named)).failure().orElseThrow();
    }
}
