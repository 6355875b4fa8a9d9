package io.meterproof.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class PeriodConverterTest {
    @ParameterizedTest
    @CsvSource({"5s,PT5S", "500ms,PT0.5S", "2m,PT2M", "1h,PT1H", "PT0.25S,PT0.25S"})
    void aPeriodHasAUnit(String text, Duration expected) {
        assertThat(new PeriodConverter().convert(text)).isEqualTo(expected);
    }

    @Test
    void aPeriodWithoutAUnitIsRefused() {
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> new PeriodConverter().convert("5"));
    }
}
