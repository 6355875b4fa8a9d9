package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcdsaVerifier;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForeignVerdictsTest {
    private static final Instant ARRIVAL = Instant.parse("2026-05-01T11:00:30Z");
    private static final String PAYLOAD = "{\"FV\":\"1.0\",\"PG\":\"T1\",\"MS\":\"M-1\",\"RD\":["
            + "{\"TM\":\"2026-05-01T13:00:00,000+0200 S\",\"TX\":\"E\",\"RV\":12.5,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\"}]}";
    private static final String PCDF = "128.8.0(ST:260501120000)(CT:260501130000)(CD:010000)(TV:1)(BV:1)(CSC:7)(SP:1)"
            + "(RV:0003.500*kWh)(SI:04AB*1*tx-1)(CS:00000000)(HW:12345678901)(DT:0)(PK:04)";

    private final FieldMeter meter = FieldMeter.on(EllipticCurve.SECP256R1);
    private final ForeignVerdicts verdicts =
            new ForeignVerdicts(EcdsaVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT, Set.of());

    @Test
    void aGenuineRecordOfAnEnrolledMeterIsAccepted() {
        ForeignDecision decision = decide(meter.ocmf(PAYLOAD));

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.records().get(0).signed()).isEqualTo(PAYLOAD.getBytes(UTF_8));
        assertThat(decision.used()).isEmpty();
    }

    @Test
    void bytesThatAreNoRecordAreMalformedWhoeverSentThem() {
        ForeignDecision decision =
                verdicts.decide(SignedFormat.OCMF, "OCMF|".getBytes(UTF_8), ARRIVAL, record -> new KeyAnswer.Unknown());

        assertThat(decision.verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(decision.records()).isEmpty();
    }

    @Test
    void aMeterWithoutEnrolmentIsUnknown() {
        assertThat(decide(meter.ocmf(PAYLOAD), new KeyAnswer.Unknown())).isEqualTo(Verdict.UNKNOWN_METER);
    }

    @Test
    void aKeyOfAnotherTimeIsNotValid() {
        assertThat(decide(meter.ocmf(PAYLOAD), new KeyAnswer.NotValid("expired yesterday")))
                .isEqualTo(Verdict.KEY_NOT_VALID_AT);
    }

    @Test
    void aChangedPayloadIsABadSignature() {
        byte[] changed =
                new String(meter.ocmf(PAYLOAD), UTF_8).replace("12.5", "11.5").getBytes(UTF_8);

        assertThat(decide(changed).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void lineEndsThatWereNormalisedAreABadSignature() {
        byte[] changed = new String(meter.ocmf(PAYLOAD.replace("\"RD\"", "\n\"RD\"")), UTF_8)
                .replace("\n", "\r\n")
                .getBytes(UTF_8);

        assertThat(decide(changed).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aKeyOfAnotherCurveIsABadSignature() {
        byte[] other = FieldMeter.on(EllipticCurve.SECP256K1).publicKey();

        assertThat(decide(meter.ocmf(PAYLOAD), new KeyAnswer.Enrolled(other))).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aFlagThatForbidsBillingRejectsAGoodSignature() {
        assertThat(decidePcdf(PCDF.replace("BV:1", "BV:0"))).isEqualTo(Verdict.NOT_BILLABLE);
    }

    @Test
    void aFlagThatAllowsBillingAcceptsIt() {
        assertThat(decidePcdf(PCDF)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aForbiddingFlagUnderABadSignatureIsABadSignature() {
        byte[] signed = pcdf(PCDF);
        byte[] changed = new String(signed, UTF_8).replace("BV:1", "BV:0").getBytes(UTF_8);

        assertThat(verdicts.decide(SignedFormat.PCDF, changed, ARRIVAL.plusSeconds(86_400), record -> enrolled(meter))
                        .verdict())
                .isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aReadingLaterThanItsArrivalIsFromTheFuture() {
        ForeignDecision decision = verdicts.decide(
                SignedFormat.OCMF, meter.ocmf(PAYLOAD), ARRIVAL.minusSeconds(3600), record -> enrolled(meter));

        assertThat(decision.verdict()).isEqualTo(Verdict.FROM_THE_FUTURE);
    }

    @Test
    void theBytesOfAnEnvelopeAreVerifiedAsTheyAre() {
        FieldMeter mennekes = FieldMeter.on(EllipticCurve.SECP192R1);
        byte[] zeros = new byte[320];
        zeros[29] = 30;
        String envelope = "<signedMeterValue><publicKey>AQI=</publicKey><meterValueSignature>"
                + Base64.getEncoder().encodeToString(mennekes.signPlain(zeros))
                + "</meterValueSignature><signatureMethod>ECDSA192SHA256</signatureMethod>"
                + "<encodingMethod>EDL</encodingMethod><encodedMeterValue>"
                + Base64.getEncoder().encodeToString(zeros) + "</encodedMeterValue></signedMeterValue>";

        assertThat(verdicts.decide(
                                SignedFormat.SML_XML, envelope.getBytes(UTF_8), ARRIVAL, record -> enrolled(mennekes))
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
    }

    private Verdict decidePcdf(String signed) {
        return verdicts.decide(SignedFormat.PCDF, pcdf(signed), ARRIVAL.plusSeconds(86_400), record -> enrolled(meter))
                .verdict();
    }

    private byte[] pcdf(String signed) {
        return (signed + "(SG:" + HexFormat.of().formatHex(meter.sign(signed.getBytes(UTF_8))) + ")").getBytes(UTF_8);
    }

    private ForeignDecision decide(byte[] record) {
        return verdicts.decide(SignedFormat.OCMF, record, ARRIVAL, parsed -> enrolled(meter));
    }

    private Verdict decide(byte[] record, KeyAnswer answer) {
        return verdicts.decide(SignedFormat.OCMF, record, ARRIVAL, parsed -> answer)
                .verdict();
    }

    private static KeyAnswer enrolled(FieldMeter meter) {
        return new KeyAnswer.Enrolled(meter.publicKey());
    }
}
