package io.meterproof.formats.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
    private static final BigInteger SEVEN = BigInteger.valueOf(7);

    @RepeatedTest(8)
    void aMeterSignsP256WithLowS() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", SampleBlocks.JDK);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        BlockSigner signer = new BlockSigner(
                SignatureAlgorithm.P256, SampleBlocks.CHANNEL.meter(), keys.getPrivate(), SampleBlocks.JDK);
        byte[] message = {1, 2, 3};

        byte[] plain = signer.sign(message);

        assertThat(EcdsaSignature.ofPlain(plain).isHighS()).isFalse();
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format", SampleBlocks.JDK);
        verifier.initVerify(keys.getPublic());
        verifier.update(message);
        assertThat(verifier.verify(plain)).isTrue();
    }

    @Test
    void theTwinOfAHighSIsLow() {
        EcdsaSignature low = new EcdsaSignature(SEVEN, SEVEN);
        EcdsaSignature high = new EcdsaSignature(SEVEN, EcdsaSignature.ORDER.subtract(SEVEN));

        assertThat(high.withLowS()).isEqualTo(low);
        assertThat(low.withLowS()).isEqualTo(low);
    }

    @Test
    void zeroAndTheOrderAreOutOfRange() {
        assertThat(new EcdsaSignature(BigInteger.ZERO, SEVEN).isInRange()).isFalse();
        assertThat(new EcdsaSignature(SEVEN, BigInteger.ZERO).isInRange()).isFalse();
        assertThat(new EcdsaSignature(SEVEN, EcdsaSignature.ORDER).isInRange()).isFalse();
        assertThat(new EcdsaSignature(SEVEN, SEVEN).isInRange()).isTrue();
    }

    @Test
    void plainAndDerFormsAreReadBack() {
        EcdsaSignature signature = new EcdsaSignature(SEVEN, EcdsaSignature.ORDER.subtract(SEVEN));

        assertThat(EcdsaSignature.ofPlain(signature.plain())).isEqualTo(signature);
        assertThat(DerSignature.decode(DerSignature.encode(signature))).isEqualTo(signature);
    }

    @Test
    void anUnfitNumberHasNoPlainForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EcdsaSignature(SEVEN.negate(), SEVEN).plain());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EcdsaSignature(SEVEN, BigInteger.ONE.shiftLeft(256)).plain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3006020107020107ff",
                "3006020107",
                "300702010702020007",
                "3080020107020107",
                "3106020107020107",
                "3006030107020107",
                "3007020107020107",
                "30060201070201",
                "300602ff07020107",
                "300602010702ff07"
            })
    void onlyCanonicalDerIsRead(String der) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DerSignature.decode(HexFormat.of().parseHex(der)));
    }
}
