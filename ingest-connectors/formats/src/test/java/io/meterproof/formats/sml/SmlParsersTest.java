package io.meterproof.formats.sml;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.foreign.Samples;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmlParsersTest {

    /** Server, local time, status, second index, pagination, OBIS, unit, scaler, value, log index, contract, its time. */
    @Test
    void anEdl40MeterSignsTheLayoutOfItsValues() throws MalformedSignedRecordException {
        SignedRecord record = new Edl40Parser().parse(SmlFiles.edl40()).get(0);

        assertThat(HexFormat.of().formatHex(record.signed()))
                .isEqualTo("01020304050607080910" + "a0bdf469" + "88" + "02010000" + "21000000" + "0100011100ff" + "1e"
                        + "ff" + "ac0d000000000000" + "0600" + "04ab" + "00".repeat(126) + "a0bdf469"
                        + "00".repeat(147));
        assertThat(record.signature().curve()).isEqualTo(EllipticCurve.SECP192R1);
        assertThat(record.signature().value()).hasSize(48);
    }

    @Test
    void itsReadingIsInWattHoursAtItsLocalTime() throws MalformedSignedRecordException {
        SignedReading reading =
                new Edl40Parser().parse(SmlFiles.edl40()).get(0).readings().get(0);

        assertThat(reading.quantity().orElseThrow().wattHours()).contains(new BigDecimal("350.0"));
        assertThat(reading.time()).isEqualTo(LocalDateTime.ofEpochSecond(0x69f4bda0L, 0, ZoneOffset.UTC));
        assertThat(reading.offset()).contains(ZoneOffset.ofHours(2));
    }

    @Test
    void aFileMayComeAsHexadecimalOrBase64() throws MalformedSignedRecordException {
        byte[] file = SmlFiles.edl40();
        byte[] signed = new Edl40Parser().parse(file).get(0).signed();

        assertThat(new Edl40Parser()
                        .parse(HexFormat.ofDelimiter(" ").formatHex(file).getBytes(US_ASCII))
                        .get(0)
                        .signed())
                .isEqualTo(signed);
        assertThat(new Edl40Parser()
                        .parse(Base64.getEncoder().encode(file))
                        .get(0)
                        .signed())
                .isEqualTo(signed);
    }

    @Test
    void twoFilesAreTheBeginAndTheEndOfATransaction() throws MalformedSignedRecordException {
        assertThat(new Edl40Parser().parse(twice(SmlFiles.edl40(), SmlFiles.edl40())))
                .extracting(record -> record.readings().get(0).phase())
                .containsExactly(TransactionPhase.BEGIN, TransactionPhase.END);
    }

    /** The contract id's time is signed: it tells one transaction of a customer from another. */
    @Test
    void twoFilesOfOtherTransactionsAreMalformed() {
        String hex = HexFormat.of().formatHex(SmlFiles.edl40());
        int contract = hex.indexOf("8182815401ff");
        byte[] later = HexFormat.of()
                .parseHex(hex.substring(0, contract) + hex.substring(contract).replaceFirst("69f4a180", "69f4a190"));

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new Edl40Parser().parse(twice(SmlFiles.edl40(), later)))
                .withMessageContaining("several transactions");
    }

    @Test
    void threeFilesAreMalformed() {
        byte[] three = twice(SmlFiles.edl40(), twice(SmlFiles.edl40(), SmlFiles.edl40()));

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new Edl40Parser().parse(three));
    }

    private static byte[] twice(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void anIsaMeterSignsBothRegistersAndTheMoment() throws MalformedSignedRecordException {
        SignedRecord record =
                new IsaEdl40Parser().parse(SmlFiles.isaEdl40("8180816202ff")).get(0);

        assertThat(HexFormat.of().formatHex(record.signed()))
                .isEqualTo("01020304050607080910" + "7093f469" + "18" + "0100010800ff" + "1eff" + "ac0d000000000000"
                        + "00a4" + "33".repeat(66) + "04ab" + "00".repeat(126) + "6085f469" + "22".repeat(20) + "18"
                        + "010001080080" + "1eff" + "e803000000000000" + "8180816202ff" + "18000000"
                        + "00".repeat(42));
        assertThat(record.signature().curve()).isEqualTo(EllipticCurve.SECP256R1);
    }

    @ParameterizedTest
    @CsvSource({"8180816200ff,BEGIN", "8180816201ff,INTERMEDIATE", "8180816202ff,END"})
    void theListsNameSaysWhichMomentIsMeant(String name, TransactionPhase phase) throws MalformedSignedRecordException {
        assertThat(new IsaEdl40Parser().parse(SmlFiles.isaEdl40(name)).get(0).readings())
                .extracting(SignedReading::phase)
                .containsExactly(TransactionPhase.BEGIN, phase);
    }

    @Test
    void anotherUnitThanWattHoursIsMalformed() {
        byte[] file = HexFormat.of()
                .parseHex(HexFormat.of().formatHex(SmlFiles.edl40()).replace("621e52ff", "621d52ff"));

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new Edl40Parser().parse(file))
                .withMessage("the unit is not Wh");
    }

    @Test
    void aScalerOfMoreThanOneByteIsMalformed() {
        byte[] file = HexFormat.of()
                .parseHex(HexFormat.of()
                        .formatHex(SmlFiles.isaEdl40("8180816202ff"))
                        .replace("621e52ff", "621e5600000001ff"));

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new IsaEdl40Parser().parse(file))
                .withMessage("the scaler is no signed byte");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "726202694000000000000000",
                "72620269ffffffffffffffff",
                "7262026900000001000069f4",
                "7262037369400000000000000053003c53003c",
                "726203736569f493705980000000000000005300ff",
                "7262037365000000005300005380ff",
                "72620373650000000053ff885300"
            })
    void aTimeThatTheSignedBytesCannotHoldIsMalformed(String time) {
        byte[] file = HexFormat.of()
                .parseHex(HexFormat.of()
                        .formatHex(SmlFiles.isaEdl40("8180816202ff"))
                        .replace("7262026569f49370", time));

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new IsaEdl40Parser().parse(file));
    }

    /** Its low bytes alone are signed: the same session would have another number. */
    @ParameterizedTest
    @ValueSource(strings = {"690000000100000018", "69ffffffff00000018"})
    void aPaginationOfMoreThanFourBytesIsMalformed(String pagination) {
        byte[] file = HexFormat.of()
                .parseHex(HexFormat.of()
                        .formatHex(SmlFiles.isaEdl40("8180816202ff"))
                        .replace("6500000018", pagination));

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new IsaEdl40Parser().parse(file))
                .withMessage("a pagination of more than four bytes");
    }

    @Test
    void listsNestedTooDeepAreMalformed() {
        byte[] file = HexFormat.of().parseHex("1b1b1b1b01010101" + "71".repeat(1000) + "1b1b1b1b1a000000");

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> new Edl40Parser().parse(file))
                .withMessageContaining("too deep");
    }

    @Test
    void aListThatPromisesMillionsEndsWithItsBytes() {
        byte[] file = HexFormat.of().parseHex("1b1b1b1b01010101" + "ff8f8f0f" + "1b1b1b1b1a000000");

        assertThatExceptionOfType(MalformedSignedRecordException.class).isThrownBy(() -> new Edl40Parser().parse(file));
    }

    @Test
    void twoEnvelopesAreTheBeginAndTheEndOfATransaction() throws MalformedSignedRecordException {
        String one = new String(Samples.of(SignedFormat.SML_XML), US_ASCII);

        assertThat(new SmlXmlParser().parse(("<values>" + one + one + "</values>").getBytes(US_ASCII)))
                .extracting(record -> record.readings().get(0).phase())
                .containsExactly(TransactionPhase.BEGIN, TransactionPhase.END);
    }

    @Test
    void theEnvelopesBytesAreSignedAsTheyAre() throws MalformedSignedRecordException {
        SignedRecord record =
                new SmlXmlParser().parse(Samples.of(SignedFormat.SML_XML)).get(0);

        assertThat(record.signed()).hasSize(Edl40Data.LENGTH);
        assertThat(record.embeddedKey())
                .hasValueSatisfying(key -> assertThat(key).containsExactly(1, 2));
        assertThat(record.readings().get(0).offset()).contains(ZoneOffset.ofHours(1));
    }
}
