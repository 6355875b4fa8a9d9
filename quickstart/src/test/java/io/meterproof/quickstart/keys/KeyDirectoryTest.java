package io.meterproof.quickstart.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.metering.document.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {
    @TempDir
    private Path directory;

    private KeyDirectory keys;

    @BeforeEach
    void create() throws IOException {
        keys = new KeyDirectory(directory.resolve("keys"));
        keys.complete(new SecureRandom());
    }

    @Test
    void everyRoleHasAKeyOfItsOwn() throws IOException {
        assertThat(keys.all()).extracting(RoleKey::id).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void completingAgainKeepsEveryKey() throws IOException {
        var before = keys.all().stream().map(RoleKey::id).toList();
        keys.complete(new SecureRandom());
        assertThat(keys.all().stream().map(RoleKey::id)).containsExactlyElementsOf(before);
    }

    @Test
    void secretFilesAreForTheirOwnerAlone() throws IOException {
        for (var secret : new Path[] {keys.path().resolve("log.key"), keys.privacyMasterKey()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theTwoHalvesOfAKeyBelongTogether() throws Exception {
        var key = keys.key(Role.REGISTRAR);
        var message = new byte[] {1, 2, 3};
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(key.privateKey());
        signer.update(message);
        var signature = signer.sign();
        signer.initVerify(key.pair().getPublic());
        signer.update(message);
        assertThat(signer.verify(signature)).isTrue();
    }

    @Test
    void theMasterKeyIs32BytesInHexadecimal() throws IOException {
        var text = Files.readString(keys.privacyMasterKey()).strip();
        assertThat(HexFormat.of().parseHex(text)).hasSize(32);
    }

    @Test
    void theTrustFileNamesKeysLogsAndContract() throws IOException {
        var trust = new ObjectMapper().readTree(new TrustFile(keys.all(), 4, 31_337, "0xabc").toJson());
        assertThat(trust.path("keys")).hasSize(7);
        assertThat(trust.path("logs").path(3).path("origin").asText()).isEqualTo("meterproof.local/shard/3");
        assertThat(trust.path("chain").path("chainId").asText()).isEqualTo("31337");
        assertThat(trust.path("keys").path(5).path("publicKey").asText())
                .isEqualTo(HexFormat.of().formatHex(keys.key(Role.LOG).rawPublicKey()));
    }
}
