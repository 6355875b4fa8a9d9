package io.meterproof.formats.alfen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.foreign.Samples;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlfenParserTest {

    @Test
    void theDataSetIsSigned() throws MalformedSignedRecordException {
        SignedRecord record = parse(Samples.ALFEN);

        assertThat(record.signed()).hasSize(AlfenDataset.LENGTH);
        assertThat(record.signature().curve()).isEqualTo(EllipticCurve.SECP192R1);
        assertThat(record.readings().get(0).quantity().orElseThrow().register()).isEqualTo("1-0:1.8.0*255");
    }

    @ParameterizedTest
    @CsvSource({"0,BEGIN", "1,END", "2,INTERMEDIATE"})
    void theTypeSaysWhichMomentIsMeant(String type, TransactionPhase phase) throws MalformedSignedRecordException {
        assertThat(parse(Samples.ALFEN.replace("AP;1", "AP;" + type))
                        .readings()
                        .get(0)
                        .phase())
                .isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({"AP;1,AQ;1", "AP;1,AP;3", "AIAQ,AI1Q", "AAAQ,AA", ";3;,;"})
    void anotherShapeIsMalformed(String found, String replacement) {
        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> parse(Samples.ALFEN.replace(found, replacement)));
    }

    @Test
    void theLinesOfATransactionAreARecordEach() throws MalformedSignedRecordException {
        String both = Samples.ALFEN.replace("AP;1", "AP;0") + "\r\n" + Samples.ALFEN + "\n";

        assertThat(new AlfenParser().parse(both.getBytes(UTF_8)))
                .extracting(record -> record.readings().get(0).phase())
                .containsExactly(TransactionPhase.BEGIN, TransactionPhase.END);
    }

    private static SignedRecord parse(String record) throws MalformedSignedRecordException {
        return new AlfenParser().parse(record.getBytes(UTF_8)).get(0);
    }
}
