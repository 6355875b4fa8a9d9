package io.meterproof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 0.000001", "1500000, 1.50", "-1, -0.000001", "-12340000, -12.34", "100000000, 100.00"})
    void moneyIsExactWithTwoDecimalsAtLeast(long micros, String text) {
        assertThat(Figures.money(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000", "1, 0.001", "-4000, -4.000"})
    void quantitiesHaveThreeDecimals(long millis, String text) {
        assertThat(Figures.quantity(millis)).isEqualTo(text);
    }
}
