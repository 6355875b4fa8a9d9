package io.meterproof.metering.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void halfAMicroUnitRoundsAwayFromZero() {
        assertThat(Amounts.of(1, new BigDecimal("0.0005"))).isEqualTo(1);
        assertThat(Amounts.of(-1, new BigDecimal("0.0005"))).isEqualTo(-1);
        assertThat(Amounts.of(1, new BigDecimal("0.000499"))).isZero();
    }

    @Test
    void aPriceOfSevenDecimalsIsRefused() {
        assertThatThrownBy(() -> Amounts.of(1, new BigDecimal("0.0000001"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anAmountBeyondSixtyFourBitsIsRefused() {
        assertThatThrownBy(() -> Amounts.of(Long.MAX_VALUE, new BigDecimal("2000")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theMinorUnitIsThatOfTheCurrency() {
        assertThat(Amounts.toMinorUnit(1_234_999, "EUR")).isEqualTo(1_230_000);
        assertThat(Amounts.toMinorUnit(1_235_000, "EUR")).isEqualTo(1_240_000);
        assertThat(Amounts.toMinorUnit(-1_235_000, "EUR")).isEqualTo(-1_240_000);
        assertThat(Amounts.toMinorUnit(1_500_000, "JPY")).isEqualTo(2_000_000);
        assertThat(Amounts.toMinorUnit(1_234_500, "KWD")).isEqualTo(1_235_000);
    }

    @Property(tries = 500)
    void amountsEqualExactDecimalArithmetic(
            @ForAll @LongRange(min = -900_000_000_000L, max = 900_000_000_000L) long quantity,
            @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long micros) {
        BigDecimal price = BigDecimal.valueOf(micros, 6);
        BigDecimal exact = BigDecimal.valueOf(quantity).multiply(price).movePointRight(3);
        long expected = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();

        assertThat(Amounts.of(quantity, price)).isEqualTo(expected);
    }
}
