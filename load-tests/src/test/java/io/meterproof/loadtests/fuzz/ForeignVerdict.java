package io.meterproof.loadtests.fuzz;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcdsaVerifier;
import io.meterproof.metering.verdict.ForeignVerdicts;
import io.meterproof.metering.verdict.KeyAnswer;
import io.meterproof.metering.verdict.VerdictPolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** Judges a foreign record whose meter has the private key 1. The first byte chooses the format. */
final class ForeignVerdict {
    private static final SignedFormat[] FORMATS = SignedFormat.values();
    private static final Instant ARRIVAL = Instant.parse("2026-05-01T12:00:00Z");

    private static final ForeignVerdicts VERDICTS = new ForeignVerdicts(
            EcdsaVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT, EnumSet.allOf(Leniency.class));

    private ForeignVerdict() {}

    static void of(byte[] bytes) {
        if (bytes.length > 0) {
            SignedFormat format = FORMATS[Byte.toUnsignedInt(bytes[0]) % FORMATS.length];
            VERDICTS.decide(format, Arrays.copyOfRange(bytes, 1, bytes.length), ARRIVAL, ForeignVerdict::basePoint);
        }
    }

    private static KeyAnswer basePoint(SignedRecord record) {
        EllipticCurve curve = record.signature().curve();
        return new KeyAnswer.Enrolled(
                ECNamedCurveTable.getByName(curve.standardName()).getG().getEncoded(false));
    }
}
