package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a volume of gas becomes energy, from hand to hand, without a stack. */
class GasCommandsTest {
    @TempDir
    private Path directory;

    private DocumentDesk desk;

    @BeforeEach
    void keysAndTrust() throws IOException {
        desk = new DocumentDesk(directory);
    }

    @Test
    void aConversionOfGasIsTheRegistrars() {
        assertThat(convert("ISO 13443")).as(desk.err()).isZero();

        assertThat(desk.approve("operator-1")).isEqualTo(1);
        assertThat(desk.approve("registrar")).as(desk.err()).isZero();
        assertThat(desk.show()).isZero();
    }

    @Test
    void anUnknownStandardIsRefusedByItsField() {
        assertThat(convert("NTP")).isEqualTo(1);
        assertThat(desk.err()).contains("conditions: is neither");
    }

    @Test
    void calorificValuesAreRefusedByLineAndColumn() throws IOException {
        assertThat(desk.publishCalorificValues("day,value\n2012-06-01,39.2\n2012-06-31,39.1\n"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("line 3 day: is not a date");

        assertThat(desk.publishCalorificValues("day,value\n2012-06-01,a lot\n")).isEqualTo(1);
        assertThat(desk.err()).contains("line 2 value: is not a decimal");

        assertThat(desk.publishCalorificValues("day,value\n2012-06-01,39\n2012-06-01,40\n"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("line 3 day: is there twice");
    }

    private int convert(String conditions) {
        return desk.run(
                "gas",
                "convert",
                "--meter",
                DocumentDesk.METER,
                "--from",
                "2012-06-01T00:00:00Z",
                "--region",
                "gb-sw",
                "--zone",
                "Europe/London",
                "--conditions",
                conditions,
                "--pressure",
                "103.5",
                "--temperature",
                "288.15",
                "--out",
                desk.file());
    }
}
