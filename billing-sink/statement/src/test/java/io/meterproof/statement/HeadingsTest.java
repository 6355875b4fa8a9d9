package io.meterproof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HeadingsTest {
    @Test
    void headingsSumToTheWholeWithoutTheRoundingLine() {
        assertThat(Headings.of("EUR", "80.03", List.of("80.030431", "-0.000431")))
                .containsExactly("80.03", "0.00");
    }

    @Test
    void theLargestRemainderIsRoundedUp() {
        assertThat(Headings.of("EUR", "1.00", List.of("0.333", "0.334", "0.333")))
                .containsExactly("0.33", "0.34", "0.33");
    }

    @Test
    void aCurrencyWithoutCentsHasNone() {
        assertThat(Headings.of("JPY", "3", List.of("1.6", "1.4"))).containsExactly("2", "1");
    }

    @Test
    void nothingHasNoHeadings() {
        assertThat(Headings.of("EUR", "0.00", List.of())).isEmpty();
    }
}
