package io.meterproof.formats.ocmf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.foreign.Samples;
import io.meterproof.formats.signed.BillingObstacle;
import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.IdentificationLevel;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeasuredQuantity;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.SignatureEncoding;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UnusableQuantity;
import io.meterproof.formats.signed.UserIdentification;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcmfParserTest {
    private final OcmfParser parser = new OcmfParser();

    @Test
    void thePayloadIsSignedAsItStands() throws MalformedSignedRecordException {
        String payload = "{ \"FV\" : \"1.0\",\r\n \"GS\":\"\u00e4\" ,\"XX\": [1, {\"RD\": 2}]}";

        assertThat(parse("OCMF|" + payload + "|{\"SD\":\"00\"}").signed()).isEqualTo(payload.getBytes(UTF_8));
    }

    @Test
    void recordsOneBelowTheOtherAreReadEachByItself() throws MalformedSignedRecordException {
        byte[] both =
                ("OCMF|{\"PG\":\"T1\"}|{\"SD\":\"00\"}\r\nOCMF|{\n\"PG\":\"T2\"}|{\"SD\":\"00\"}\n").getBytes(UTF_8);

        assertThat(parser.parse(both)).extracting(SignedRecord::pagination).containsExactly("T1", "T2");
    }

    @Test
    void moreRecordsThanAnySessionHasAreMalformed() {
        byte[] many = "OCMF|{}|{\"SD\":\"00\"}\n".repeat(101).getBytes(UTF_8);

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> parser.parse(many))
                .withMessage("101 records");
    }

    @Test
    void meterUserAndPaginationAreRead() throws MalformedSignedRecordException {
        SignedRecord record = parse(Samples.OCMF);

        assertThat(record.meter().mostParticular()).contains("M-1");
        assertThat(record.meter().gateway()).contains("G-1");
        assertThat(record.pagination()).isEqualTo("T7");
        assertThat(record.user())
                .contains(new UserIdentification(true, "ISO14443", "04AB", IdentificationLevel.VERIFIED));
    }

    @Test
    void aReadingHasWhatItLeavesOutFromTheOneBefore() throws MalformedSignedRecordException {
        SignedReading end = parse(Samples.OCMF).readings().get(1);

        assertThat(end.time()).isEqualTo(LocalDateTime.parse("2026-05-01T13:00:00"));
        assertThat(end.offset()).contains(ZoneOffset.ofHours(2));
        assertThat(end.clock()).isEqualTo(ClockStatus.SYNCHRONIZED);
        assertThat(end.phase()).isEqualTo(TransactionPhase.END);
        assertThat(end.status()).isEqualTo(MeterStatus.GOOD);
        assertThat(end.quantity()).contains(new MeasuredQuantity("1-b:1.8.0", new BigDecimal("12.5"), "kWh"));
    }

    @Test
    void anErrorFlagMakesTheReadingUnusableAndNotTheRecord() throws MalformedSignedRecordException {
        SignedRecord record = parse(Samples.OCMF.replace("\"EF\":\"\"", "\"EF\":\"Et\""));

        assertThat(record.obstacle()).isEmpty();
        assertThat(record.readings().get(0).unusable())
                .containsExactlyInAnyOrder(UnusableQuantity.ENERGY, UnusableQuantity.TIME);
    }

    @Test
    void theSignatureIsDerOnP256InHexadecimalUnlessItSaysOtherwise() throws MalformedSignedRecordException {
        SignedRecord record = parse(Samples.OCMF);

        assertThat(record.signature().curve()).isEqualTo(EllipticCurve.SECP256R1);
        assertThat(record.signature().encoding()).isEqualTo(SignatureEncoding.DER);
        assertThat(record.signature().value()).asHexString().isEqualTo("3006020101020101");
    }

    @ParameterizedTest
    @EnumSource
    void everyCurveIsNamedByItsAlgorithm(EllipticCurve curve) throws MalformedSignedRecordException {
        assertThat(parse(signed("\"SA\":\"ECDSA-" + curve + "-SHA256\",\"SD\":\"00\""))
                        .signature()
                        .curve())
                .isEqualTo(curve);
    }

    @ParameterizedTest
    @CsvSource({"ECDSA-brainpool256r1-SHA256,BRAINPOOL_P256R1", "ECDSA-brainpool384r1-SHA256,BRAINPOOL_P384R1"})
    void theSpecificationsOwnSpellingOfBrainpoolIsKnown(String algorithm, EllipticCurve curve)
            throws MalformedSignedRecordException {
        assertThat(parse(signed("\"SA\":\"" + algorithm + "\",\"SD\":\"00\""))
                        .signature()
                        .curve())
                .isEqualTo(curve);
    }

    @Test
    void aSignatureOfTwoCoordinatesIsPlain() throws MalformedSignedRecordException {
        assertThat(parse(signed("\"SD\":\"" + "ab".repeat(64) + "\""))
                        .signature()
                        .encoding())
                .isEqualTo(SignatureEncoding.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "3001", "00"})
    void aSignatureOfAnyOtherLengthIsDer(String data) throws MalformedSignedRecordException {
        assertThat(parse(signed("\"SD\":\"" + data + "\"")).signature().encoding())
                .isEqualTo(SignatureEncoding.DER);
    }

    @ParameterizedTest
    @CsvSource({"0.4,true", "0.5,true", "1.0,true", "1.4,true", "0.3,false", "2.0,false"})
    void aVersionThatIsNotKnownForbidsBilling(String version, boolean known) throws MalformedSignedRecordException {
        assertThat(parse(Samples.OCMF.replace("\"1.0\"", '"' + version + '"'))
                        .obstacle()
                        .isEmpty())
                .isEqualTo(known);
        assertThat(BillingObstacle.UNKNOWN_VERSION.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"'       9.038',9.038", "00000000.000,0.000", "-1.5,-1.5"})
    void valuesMayBeTextWithSpacesOrZerosBeforeThem(String written, BigDecimal value)
            throws MalformedSignedRecordException {
        assertThat(value(parse(Samples.OCMF.replace("10.25", '"' + written + '"'))))
                .isEqualTo(value);
    }

    @Test
    void aSmallExponentIsTheNumberItWrites() throws MalformedSignedRecordException {
        assertThat(value(parse(Samples.OCMF.replace("10.25", "1.606848e7")))).isEqualByComparingTo("16068480");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "\"NaN\"",
                "Infinity",
                "\"Infinity\"",
                "1e400",
                "\"1e999999999\"",
                "1e-30",
                "true",
                "\"\"",
                "\"0x10\"",
                "\"\u0661\""
            })
    void whatNoRegisterShowsIsMalformed(String value) {
        assertMalformed(Samples.OCMF.replace("10.25", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OCMF",
                "OCMF|{}",
                "OCMF|{}|{",
                "OCMF|{}|{data}",
                "OCMF|{}|{}",
                "OCMF|{}|{\"SD\":\"zz\"}",
                "OCMF|{}|{\"SD\":\"\"}",
                "OCMF|{}|{\"SD\":\"00\"}|",
                "OCMF|{}|{\"SD\":\"00\"} x",
                "OCMF|[]|{\"SD\":\"00\"}",
                "OCMF|{}|{\"SD\":\"00\",\"SE\":\"base32\"}",
                "OCMF|{}|{\"SD\":\"00\",\"SM\":\"text/plain\"}",
                "OCMF|{}|{\"SD\":\"00\",\"SA\":\"RSA-2048-SHA256\"}",
                "OCMF|{}|{\"SD\":\"00\",\"SA\":\"ECDSA-secp521r1-SHA256\"}",
                "OCMF|{\"FV\":\"one\"}|{\"SD\":\"00\"}",
                "OCMF|{\"RD\":{}}|{\"SD\":\"00\"}",
                "OCMF|{\"RD\":[1]}|{\"SD\":\"00\"}",
                "OCMF|{\"RD\":[{}]}|{\"SD\":\"00\"}",
                "OCMF|{\"GS\":\"a\",\"GS\":\"b\"}|{\"SD\":\"00\"}",
                "OCMF|{\"XX\":{\"a\":1,\"a\":2}}|{\"SD\":\"00\"}",
                "ocmf|{}|{\"SD\":\"00\"}",
                " OCMF|{}|{\"SD\":\"00\"}"
            })
    void everythingElseIsMalformed(String record) {
        assertMalformed(record);
    }

    @Test
    void valuesNestedTooDeepAreMalformed() {
        assertMalformed("OCMF|{\"XX\":" + "[".repeat(40) + "]".repeat(40) + "}|{\"SD\":\"00\"}");
    }

    @Test
    void fourHundredReadingsAreMalformed() {
        String readings = IntStream.range(0, 400)
                .mapToObj(i -> "{\"TM\":\"2026-05-01T12:00:00,000+0200 S\"}")
                .collect(Collectors.joining(","));

        assertMalformed("OCMF|{\"RD\":[" + readings + "]}|{\"SD\":\"00\"}");
    }

    @Test
    void invalidUtf8IsMalformed() {
        byte[] bytes = Samples.OCMF.getBytes(UTF_8);
        bytes[20] = (byte) 0xc0;

        assertThatExceptionOfType(MalformedSignedRecordException.class)
                .isThrownBy(() -> parser.parse(bytes))
                .withMessage("not UTF-8");
    }

    private SignedRecord parse(String record) throws MalformedSignedRecordException {
        return parser.parse(record.getBytes(UTF_8)).get(0);
    }

    private static BigDecimal value(SignedRecord record) {
        return record.readings().get(0).quantity().orElseThrow().value();
    }

    private static String signed(String signature) {
        return "OCMF|{}|{" + signature + "}";
    }

    private void assertMalformed(String record) {
        assertThatExceptionOfType(MalformedSignedRecordException.class).isThrownBy(() -> parse(record));
    }
}
