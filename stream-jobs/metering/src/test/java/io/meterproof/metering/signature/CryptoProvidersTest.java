package io.meterproof.metering.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import org.junit.jupiter.api.Test;

class CryptoProvidersTest {

    @Test
    void anotherProviderThanCorrettoComesWithItsReason() {
        CryptoProvider preferred = CryptoProviders.preferred();

        assertThat(preferred.fallback().isEmpty())
                .isEqualTo(preferred.provider() instanceof AmazonCorrettoCryptoProvider);
    }

    @Test
    void noProviderIsRegisteredWithThePlatform() {
        CryptoProviders.preferred();

        assertThat(Security.getProvider(CryptoProviders.bouncyCastle().getName()))
                .isNull();
        assertThat(Security.getProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME))
                .isNull();
    }

    @Test
    void aProviderWithoutTheAlgorithmsIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderVerifier.of(Security.getProvider("SUN")))
                .withMessage("SUN does not verify Ed25519");
    }

    @Test
    void aProviderThatAnswersWronglyIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderVerifier.of(BrokenProvider.thatNeverVerifies()))
                .withMessage("Broken does not give the answer of RFC_8032");
    }

    @Test
    void aProviderThatFailsBeforeTheSignatureStops() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProviderVerifier.of(BrokenProvider.withoutKeys()))
                .withMessage("Broken fails at a checked key of ED25519");
    }
}
