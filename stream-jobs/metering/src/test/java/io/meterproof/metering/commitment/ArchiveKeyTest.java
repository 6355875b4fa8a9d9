package io.meterproof.metering.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.ledger.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class ArchiveKeyTest {
    private static final byte[] CONTENT = "what was given up".getBytes(StandardCharsets.UTF_8);

    private final ArchiveKey key = ArchiveKey.of(PrivacyKey.of(new byte[PrivacyKey.LENGTH]));

    @Test
    void whatWasSealedOpens() throws GeneralSecurityException {
        assertThat(key.open("name", 3, key.seal("name", 3, CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void theSameContentHasTheSameBytes() throws IOException {
        byte[] sealed = key.seal("name", 3, CONTENT);

        assertThat(sealed).isEqualTo(Golden.bytes("archive-key/v1/sealed.hex", sealed));
        assertThat(sealed).hasSize(CONTENT.length + ArchiveKey.OVERHEAD);
    }

    @Test
    void anEarlierVersionDoesNotOpenAsThisOne() {
        byte[] sealed = key.seal("name", 2, CONTENT);

        assertThatThrownBy(() -> key.open("name", 3, sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherMonthDoesNotOpenAsThisOne() {
        byte[] sealed = key.seal("other", 3, CONTENT);

        assertThatThrownBy(() -> key.open("name", 3, sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aChangedByteDoesNotOpen() {
        byte[] sealed = key.seal("name", 3, CONTENT);
        sealed[20] ^= 1;

        assertThatThrownBy(() -> key.open("name", 3, sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherKeyDoesNotOpen() {
        byte[] sealed = ArchiveKey.ofMaster(new byte[] {1}).seal("name", 3, CONTENT);

        assertThatThrownBy(() -> key.open("name", 3, sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void bytesThatAreTooFewDoNotOpen() {
        assertThatThrownBy(() -> key.open("name", 3, new byte[5]))
                .hasMessage("what was sealed has at least 28 bytes, not 5");
    }
}
