package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PackedBundleTest {
    private static final byte[] BUNDLE = TestBundles.bytes();
    private static final byte[] PACKED = PackedBundle.pack(BUNDLE);

    @Test
    void whatWasPackedIsUnpackedAsItWas() {
        assertThat(PackedBundle.isPacked(PACKED)).isTrue();
        assertThat(PackedBundle.isPacked(BUNDLE)).isFalse();
        assertThat(PackedBundle.unpack(PACKED)).isEqualTo(BUNDLE);
    }

    @Test
    void anyToolUnpacksIt() throws IOException {
        assertThat(new GZIPInputStream(new ByteArrayInputStream(PACKED)).readAllBytes())
                .isEqualTo(BUNDLE);
    }

    @Test
    void thePackedBundleIsVerifiedAsTheOneThatIsNot() {
        BundleVerifier verifier = new BundleVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));

        assertThat(verifier.verify(PACKED, Optional.of(TestBundles.trust())).passed())
                .isTrue();
    }

    @Test
    void noFlippedBitIsWithoutMeaning() {
        for (int bit = 0; bit < PACKED.length * Byte.SIZE; bit++) {
            byte[] flipped = PACKED.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThatThrownBy(() -> PackedBundle.unpack(flipped)).isInstanceOf(InvalidDocumentException.class);
        }
    }

    @Test
    void aPackedBundleThatIsCutOffOrLongerIsRefused() {
        assertThatThrownBy(() -> PackedBundle.unpack(Arrays.copyOf(PACKED, PACKED.length - 1)))
                .isInstanceOf(InvalidDocumentException.class);
        assertThatThrownBy(() -> PackedBundle.unpack(Arrays.copyOf(PACKED, PACKED.length + 1)))
                .isInstanceOf(InvalidDocumentException.class);
        assertThatThrownBy(() -> PackedBundle.unpack(Arrays.copyOf(PACKED, 40)))
                .isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void aFewBytesThatUnpackToMoreThanABundleMayHoldAreRefused() {
        byte[] bomb = PackedBundle.pack(new byte[BundleLimits.MAX_BYTES + 1]);

        assertThatThrownBy(() -> PackedBundle.unpack(bomb)).hasMessageContaining("holds more than");
    }
}
