package io.meterproof.metering.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.DerSignature;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.SignatureEncoding;
import io.meterproof.formats.signed.SignatureHash;
import io.meterproof.metering.verdict.FieldMeter;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcdsaVerifierTest {
    private static final byte[] MESSAGE = "12.5 kWh".getBytes(UTF_8);
    private static final List<EcdsaVerifier> VERIFIERS = Stream.<Provider>of(
                    CryptoProviders.preferred().provider(), CryptoProviders.bouncyCastle(), CryptoProviders.jdk())
            .map(EcdsaVerifier::of)
            .toList();

    @Test
    void bouncyCastleHasEveryCurve() {
        assertThat(EcdsaVerifier.of(CryptoProviders.bouncyCastle()).curves())
                .containsExactlyInAnyOrder(EllipticCurve.values());
    }

    @Test
    void theJdkHasOnlyTheCurvesThatItCalculatesOn() {
        assertThat(EcdsaVerifier.of(CryptoProviders.jdk()).curves())
                .containsExactlyInAnyOrder(EllipticCurve.SECP256R1, EllipticCurve.SECP384R1);
    }

    @ParameterizedTest
    @EnumSource
    void everyProviderAcceptsASignatureOfEveryCurve(EllipticCurve curve) {
        FieldMeter meter = FieldMeter.on(curve);

        assertThat(accepted(meter, der(meter.sign(MESSAGE), curve))).containsOnly(true);
        assertThat(accepted(meter, RecordSignature.plain(meter.signPlain(MESSAGE), curve)))
                .containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource
    void bothHalvesOfSCount(EllipticCurve curve) {
        FieldMeter meter = FieldMeter.on(curve);
        EcdsaSignature one = DerSignature.decode(meter.sign(MESSAGE));
        BigInteger twin = CurveDomain.of(curve).order().subtract(one.s());

        assertThat(accepted(meter, der(DerSignature.encode(new EcdsaSignature(one.r(), twin)), curve)))
                .containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource
    void anotherMessageIsRefusedByEveryProvider(EllipticCurve curve) {
        FieldMeter meter = FieldMeter.on(curve);

        assertThat(accepted(meter, der(meter.sign(new byte[] {1}), curve))).containsOnly(false);
    }

    @ParameterizedTest
    @EnumSource
    void rAndSOfZeroOrOfTheOrderAreRefused(EllipticCurve curve) {
        FieldMeter meter = FieldMeter.on(curve);
        BigInteger order = CurveDomain.of(curve).order();

        for (BigInteger bad : List.of(BigInteger.ZERO, order, order.add(BigInteger.ONE), order.negate())) {
            EcdsaSignature numbers = new EcdsaSignature(bad, BigInteger.ONE);
            assertThat(accepted(meter, der(DerSignature.encode(numbers), curve)))
                    .containsOnly(false);
        }
    }

    @Test
    void bytesAroundADerSignatureAreRefused() {
        FieldMeter meter = FieldMeter.on(EllipticCurve.SECP256R1);
        byte[] signature = meter.sign(MESSAGE);

        assertThat(accepted(meter, der(Arrays.copyOf(signature, signature.length + 1), EllipticCurve.SECP256R1)))
                .containsOnly(false);
    }

    @Test
    void aPlainSignatureOfAnotherLengthIsRefused() {
        FieldMeter meter = FieldMeter.on(EllipticCurve.SECP192R1);
        byte[] signature = Arrays.copyOf(meter.signPlain(MESSAGE), 49);

        assertThat(accepted(meter, RecordSignature.plain(signature, EllipticCurve.SECP192R1)))
                .containsOnly(false);
    }

    @Test
    void aMissingSignByteTakesItsLeniencyAndIsNamed() {
        FieldMeter meter = FieldMeter.on(EllipticCurve.SECP192R1);
        RecordSignature signature = der(withoutSignByte(meter), EllipticCurve.SECP192R1);

        for (EcdsaVerifier verifier : VERIFIERS) {
            assertThat(verify(verifier, meter, signature, Set.of())).isEmpty();
            assertThat(verify(verifier, meter, signature, Set.of(Leniency.MISSING_DER_SIGN_BYTE)))
                    .contains(Set.of(Leniency.MISSING_DER_SIGN_BYTE));
        }
    }

    @Test
    void aSignatureThatIsRightNeedsNoLeniency() {
        FieldMeter meter = FieldMeter.on(EllipticCurve.SECP192R1);

        assertThat(verify(
                        VERIFIERS.get(0),
                        meter,
                        der(meter.sign(MESSAGE), EllipticCurve.SECP192R1),
                        Set.of(Leniency.MISSING_DER_SIGN_BYTE)))
                .contains(Set.of());
    }

    /** Both numbers copied at the length of a coordinate; tried until one has its highest bit set. */
    private static byte[] withoutSignByte(FieldMeter meter) {
        byte[] plain = meter.signPlain(MESSAGE);
        while (plain[0] >= 0) {
            plain = meter.signPlain(MESSAGE);
        }
        byte[] der = new byte[54];
        System.arraycopy(new byte[] {0x30, 52, 2, 24}, 0, der, 0, 4);
        System.arraycopy(plain, 0, der, 4, 24);
        System.arraycopy(new byte[] {2, 24}, 0, der, 28, 2);
        System.arraycopy(plain, 24, der, 30, 24);
        return der;
    }

    private static RecordSignature der(byte[] signature, EllipticCurve curve) {
        return new RecordSignature(signature, SignatureEncoding.DER, curve, SignatureHash.SHA256);
    }

    private static List<Boolean> accepted(FieldMeter meter, RecordSignature signature) {
        return VERIFIERS.stream()
                .map(verifier -> verify(verifier, meter, signature, Set.of()).isPresent())
                .toList();
    }

    private static Optional<Set<Leniency>> verify(
            EcdsaVerifier verifier, FieldMeter meter, RecordSignature signature, Set<Leniency> granted) {
        try {
            EcPublicKey key = EcPublicKey.of(meter.publicKey(), meter.curve());
            return Optional.of(verifier.verify(key, MESSAGE, signature, granted));
        } catch (SignatureException e) {
            return Optional.empty();
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
