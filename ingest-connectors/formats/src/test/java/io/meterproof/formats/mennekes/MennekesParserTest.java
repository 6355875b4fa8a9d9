package io.meterproof.formats.mennekes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.foreign.Samples;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MennekesParserTest {

    @Test
    void beginAndEndAreRecordsOfTheirOwn() throws MalformedSignedRecordException {
        assertThat(parse(Samples.MENNEKES))
                .extracting(record -> record.readings().get(0).phase())
                .containsExactly(TransactionPhase.BEGIN, TransactionPhase.END);
    }

    @Test
    void theLayoutOfEdl40IsSigned() throws MalformedSignedRecordException {
        assertThat(HexFormat.of().formatHex(parse(Samples.MENNEKES).get(1).signed()))
                .isEqualTo("01020304050607080910" + "d0a3f469" + "88" + "06000000" + "05000000" + "0100011100ff"
                        + "1eff" + "8700000000000000" + "0102" + "04ab" + "00".repeat(126) + "8495f469"
                        + "00".repeat(147));
    }

    @Test
    void theProcessesOfABillAreRead() throws MalformedSignedRecordException {
        String bill = "<Billing xmlns=\"urn:x\"><Periods>" + Samples.MENNEKES.repeat(2) + "</Periods></Billing>";

        assertThat(parse(bill)).hasSize(4);
    }

    @Test
    void lineEndsOfAnotherSystemChangeNothing() throws MalformedSignedRecordException {
        String spaced = Samples.MENNEKES.replace("><", ">\n<");

        assertThat(parse(spaced.replace("\n", "\r\n")).get(0).signed())
                .isEqualTo(parse(spaced).get(0).signed());
    }

    @Test
    void aProcessWithoutMeasurementsIsMalformed() {
        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> parse("<ChargingProcess/>"))
                .withMessage("0 signed measurements");
    }

    private static List<SignedRecord> parse(String xml) throws MalformedSignedRecordException {
        return new MennekesParser().parse(xml.getBytes(UTF_8));
    }
}
