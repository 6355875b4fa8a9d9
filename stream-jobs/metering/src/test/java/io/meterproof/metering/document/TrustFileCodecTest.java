package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.TrustFile.Chain;
import io.meterproof.metering.document.TrustFile.LogOrigin;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustFileCodecTest {
    private TrustFile trust;

    @BeforeEach
    void aFile() throws GeneralSecurityException {
        trust = new TrustFile(
                "local",
                new TrustedKeys(
                        List.of(Documents.trusted(Role.LOG, Documents.newKeyPair(), Documents.EVER)),
                        List.of(new MakerRoot("Maker", "AQID"))),
                List.of(new LogOrigin(0, "meterproof.local/shard/0")),
                "meterproof.local/epochs",
                Optional.of(new Chain("31337", "0x5FbDB2315678afecb367f032d93F642f64180aa3", Optional.empty())));
    }

    @Test
    void aFileReadsBackAsItWas() {
        assertThat(TrustFileCodec.decode(TrustFileCodec.encode(trust))).isEqualTo(trust);
    }

    @Test
    void aFileMayBeWrittenInAnyForm() {
        String spaced = TrustFileCodec.encode(trust).replace(",", ",\n  ");

        assertThat(TrustFileCodec.decode(spaced)).isEqualTo(trust);
    }

    @Test
    void aKeyThatIsNotItsPublicKeysIdentityIsRefused() {
        String other = trust.keys().keys().get(0).key().hex().replaceFirst("^.", "g");
        String json = TrustFileCodec.encode(trust)
                .replace(trust.keys().keys().get(0).key().hex(), other);

        assertThatThrownBy(() -> TrustFileCodec.decode(json))
                .hasMessage("keys[0].key: is not 32 bytes in lower-case hexadecimal");
    }
}
