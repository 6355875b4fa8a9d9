package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TopUpTest {
    @Test
    void wholeCentsArePayable() {
        assertThatCode(() -> topUp(65_010_000).requirePayable("EUR")).doesNotThrowAnyException();
    }

    @Test
    void aPartOfACentIsRefusedWithTheFieldAndTheReason() {
        assertThatThrownBy(() -> topUp(65_001_000).requirePayable("EUR"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("amountMicros: is 65001000, finer than the smallest coin of EUR, 10000 micro-units");
    }

    @Test
    void aCurrencyWithoutCentsIsPaidInWholeUnits() {
        assertThatThrownBy(() -> topUp(65_010_000).requirePayable("JPY")).hasMessageContaining("1000000 micro-units");
        assertThatCode(() -> topUp(65_000_000).requirePayable("JPY")).doesNotThrowAnyException();
    }

    private static TopUp topUp(long amountMicros) {
        return new TopUp("top-1", "a-1", amountMicros, Instant.EPOCH);
    }
}
