package io.meterproof.formats.pcdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.foreign.Samples;
import io.meterproof.formats.signed.BillingObstacle;
import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcdfParserTest {

    @Test
    void everythingUpToTheSignatureIsSigned() throws MalformedSignedRecordException {
        String signed = Samples.PCDF.substring(0, Samples.PCDF.indexOf("(SG:"));

        assertThat(parse("\u0002" + Samples.PCDF + "\u0003").signed()).isEqualTo(signed.getBytes(UTF_8));
    }

    @Test
    void aSessionRunsFromNothingToItsEnergy() throws MalformedSignedRecordException {
        SignedRecord record = parse(Samples.PCDF);

        assertThat(record.transaction()).isEqualTo("tx-1");
        assertThat(record.meter().meter()).contains("12345678901");
        assertThat(record.readings())
                .extracting(SignedReading::phase)
                .containsExactly(TransactionPhase.BEGIN, TransactionPhase.END);
        assertThat(record.readings().get(1).quantity().orElseThrow().wattHours())
                .contains(new BigDecimal("3500"));
        assertThat(record.readings().get(1).clock()).isEqualTo(ClockStatus.SYNCHRONIZED);
    }

    @ParameterizedTest
    @CsvSource({"BV:1,BV:0,METER_ERROR", "SP:1,SP:0,SESSION_NOT_FINISHED", "SP:1,SP:3,SESSION_NOT_FINISHED"})
    void aFlagOfTheMeterForbidsBilling(String good, String bad, BillingObstacle obstacle)
            throws MalformedSignedRecordException {
        assertThat(parse(Samples.PCDF.replace(good, bad)).obstacle()).contains(obstacle);
    }

    @ParameterizedTest
    @CsvSource({
        "(HW:12345678901),''",
        "(HW:,(BV:",
        "kWh,Wh",
        "ST:2605,ST:2613",
        "SG:3006,SG:300",
        "04AB*1*,04AB*",
        "(DT:0),(DT:(0)",
        "128.8.0,128.8.1"
    })
    void anotherShapeIsMalformed(String found, String replacement) {
        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> parse(Samples.PCDF.replace(found, replacement)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(RV:0003.500*kWh)", "(BV:1)", "(TV:1)", "(CSC:7)", "(HW:12345678901)"})
    void aFieldBehindTheSignatureIsMalformed(String field) {
        String moved = Samples.PCDF.replace(field, "") + field;

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> parse(moved))
                .withMessageContaining("is not signed");
    }

    @Test
    void theKeyMayStandBehindTheSignature() throws MalformedSignedRecordException {
        assertThat(parse(Samples.PCDF.replace("(PK:04)", "") + "(PK:04)").embeddedKey())
                .hasValueSatisfying(key -> assertThat(key).containsExactly(4));
    }

    private static SignedRecord parse(String record) throws MalformedSignedRecordException {
        return new PcdfParser().parse(record.getBytes(UTF_8)).get(0);
    }
}
