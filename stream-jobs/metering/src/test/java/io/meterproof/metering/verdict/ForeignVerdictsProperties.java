package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcdsaVerifier;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a stranger changes, the verdict never becomes better, and there always is one. */
class ForeignVerdictsProperties {
    private static final Instant ARRIVAL = Instant.parse("2026-05-01T12:00:00Z");
    private static final String PAYLOAD = "{\"FV\":\"1.0\",\"MS\":\"M-1\",\"RD\":["
            + "{\"TM\":\"2026-05-01T13:00:00,000+0200 S\",\"TX\":\"E\",\"RV\":12.5,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\"}]}";
    private static final Set<Leniency> EVERY_LENIENCY = EnumSet.allOf(Leniency.class);

    private final FieldMeter meter = FieldMeter.on(EllipticCurve.SECP256R1);
    private final ForeignVerdicts verdicts = new ForeignVerdicts(
            EcdsaVerifier.of(CryptoProviders.preferred().provider()), VerdictPolicy.DEFAULT, EVERY_LENIENCY);

    @Property
    void aPayloadWithOneChangedByteIsNeverAccepted(
            @ForAll @IntRange(min = 0, max = 1000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] record = meter.ocmf(PAYLOAD);
        record["OCMF|".length() + place % PAYLOAD.length()] ^= (byte) change;

        assertThat(verdict(SignedFormat.OCMF, record)).isNotEqualTo(Verdict.ACCEPTED);
    }

    @Property
    void aSignatureOfOtherBytesIsNeverAccepted(@ForAll @Size(min = 1, max = 80) byte[] signature) {
        assertThat(verdict(SignedFormat.OCMF, meter.ocmf(PAYLOAD, signature))).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Property
    void anyBytesGetAVerdict(@ForAll SignedFormat format, @ForAll @Size(max = 300) byte[] bytes) {
        assertThat(verdict(format, bytes)).isEqualTo(Verdict.MALFORMED);
    }

    private Verdict verdict(SignedFormat format, byte[] record) {
        return verdicts.decide(format, record, ARRIVAL, parsed -> new KeyAnswer.Enrolled(meter.publicKey()))
                .verdict();
    }
}
