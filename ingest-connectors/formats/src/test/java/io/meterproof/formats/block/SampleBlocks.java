package io.meterproof.formats.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** The blocks of the golden files, signed with the key of RFC 8032 section 7.1 test 1. */
public final class SampleBlocks {
    static final Channel CHANNEL = new Channel(Identities.meter("Example Meters", "EM-0001"), ObisCode.ACTIVE_IMPORT);
    static final byte[] PUBLIC_KEY =
            HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    static final ChargingTransaction TRANSACTION = new ChargingTransaction("tx-7", "DE*ABC*1");
    static final Provider JDK = Security.getProvider("SunEC");

    private static final String PRIVATE_KEY =
            "302e020100300506032b657004220420" + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private SampleBlocks() {}

    public static SignedBlock seal() {
        return sealBuilder().sign(signer(), seed());
    }

    static BlockBuilder sealBuilder() {
        return BlockBuilder.seal(CHANNEL, TreeHasher.sha256("previous seal".getBytes(UTF_8)))
                .firstSequence(97)
                .start(Instant.parse("2012-06-01T00:00:00Z"))
                .interval(Duration.ofMinutes(30))
                .values(120, 0, 9_000_000_000L)
                .qualities(Quality.RAW.code(), Quality.ESTIMATED.code(), Quality.QUESTIONABLE.code())
                .closingRegister(9_000_000_120L);
    }

    public static SignedBlock charging() {
        return BlockBuilder.charging(CHANNEL, TRANSACTION)
                .start(Instant.parse("2015-01-15T13:59:53Z"))
                .interval(Duration.ofSeconds(13_031))
                .values(1000, 8890)
                .closingRegister(8890)
                .sign(signer(), seed());
    }

    static BlockSigner signer() {
        Hash key = Identities.key(SignatureAlgorithm.ED25519, PUBLIC_KEY);
        try {
            PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(HexFormat.of().parseHex(PRIVATE_KEY));
            return new BlockSigner(
                    SignatureAlgorithm.ED25519,
                    key,
                    KeyFactory.getInstance("Ed25519", JDK).generatePrivate(encoded),
                    JDK);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] seed() {
        byte[] seed = new byte[Hash.LENGTH];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        return seed;
    }
}
