package io.meterproof.quickstart.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFile.LogOrigin;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
    void everybodyHasAKeyOfTheirOwn() throws IOException {
        assertThat(keys.all())
                .extracting(RoleKey::id)
                .hasSize(KeyDirectory.NAMES.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void twoPeopleAreOperators() throws IOException {
        assertThat(keys.all())
                .extracting(RoleKey::role)
                .filteredOn(Role.OPERATOR::equals)
                .hasSize(2);
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
    void theTrustFileHoldsEveryRoleAndLog() throws IOException {
        var chain = new TrustFile.Chain("31337", keys.anchorAccount().firstContract(), Optional.empty());
        var trust = LocalTrust.of(keys.all(), keys.logMlDsa44(), List.of(), 4, chain);
        assertThat(TrustFileCodec.decode(TrustFileCodec.encode(trust))).isEqualTo(trust);
        assertThat(trust.logs()).extracting(LogOrigin::origin).contains("meterproof.local/shard/3");
        for (var name : KeyDirectory.NAMES) {
            var key = keys.key(name);
            assertThat(trust.keys().find(key.role(), key.id())).as(name).isPresent();
        }
    }
}
