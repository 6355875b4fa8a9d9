package io.meterproof.metering.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    /** The public key of RFC 8410, section 10.1. */
    private static final String PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    /** The private key of RFC 8410, section 10.3. */
    private static final String PRIVATE_KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    @Test
    void thePublicKeyOfTheStandardIsReadAndWrittenAgain() throws GeneralSecurityException {
        assertThat(Pem.of(Pem.publicKey(PUBLIC_KEY, "Ed25519"))).isEqualTo(PUBLIC_KEY);
    }

    @Test
    void thePrivateKeyOfTheStandardIsReadAndWrittenAgain() throws GeneralSecurityException {
        assertThat(Pem.of(Pem.privateKey(PRIVATE_KEY, "Ed25519"))).isEqualTo(PRIVATE_KEY);
    }

    @Test
    void whatExplainsAKeyMayStandBeforeIt() throws GeneralSecurityException {
        Pem.Labelled first = Pem.first("Of the second operator\n" + PUBLIC_KEY + PRIVATE_KEY);

        assertThat(first.label()).isEqualTo("PUBLIC KEY");
        assertThat(first.content()).hasSize(44);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----", PRIVATE_KEY})
    void whatIsNoPublicKeyIsRefused(String text) {
        assertThatThrownBy(() -> Pem.publicKey(text, "Ed25519")).isInstanceOf(GeneralSecurityException.class);
    }
}
