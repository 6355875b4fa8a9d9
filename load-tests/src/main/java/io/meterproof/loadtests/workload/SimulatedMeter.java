package io.meterproof.loadtests.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * An electricity meter with an Ed25519 key (RFC 8032) that its seed decides.
 *
 * @param rawPublicKey 32 bytes, owned by the record
 */
@SuppressWarnings("ArrayRecordComponent")
public record SimulatedMeter(String serial, Hash secret, byte[] rawPublicKey, BlockSigner signer) {
    private static final String MAKER = "Simulated";
    /** PrivateKeyInfo up to the key, RFC 8410 section 7. */
    private static final String PRIVATE_KEY_INFO = "302e020100300506032b657004220420";
    /** SubjectPublicKeyInfo up to the key, RFC 8410 section 4. */
    private static final String PUBLIC_KEY_INFO = "302a300506032b6570032100";

    static SimulatedMeter of(long seed, String serial) {
        Hash secret = TreeHasher.sha256((seed + "/" + serial).getBytes(UTF_8));
        byte[] raw = new Ed25519PrivateKeyParameters(secret.bytes())
                .generatePublicKey()
                .getEncoded();
        Hash key = Identities.key(SignatureAlgorithm.ED25519, raw);
        BlockSigner signer = new BlockSigner(
                SignatureAlgorithm.ED25519,
                key,
                privateKey(secret),
                CryptoProviders.preferred().provider());
        return new SimulatedMeter(serial, secret, raw, signer);
    }

    public Hash id() {
        return Identities.meter(MAKER, serial);
    }

    /** Its key as the platform's object, which every provider takes. */
    public PublicKey publicKey() throws GeneralSecurityException {
        byte[] info = HexFormat.of().parseHex(PUBLIC_KEY_INFO + HexFormat.of().formatHex(rawPublicKey));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
    }

    public Channel channel() {
        return new Channel(id(), ObisCode.ACTIVE_IMPORT);
    }

    /** How its maker enrols its key. */
    public MeterEnrolment enrolment(Effective effective) {
        return new MeterEnrolment(
                MAKER,
                serial,
                id(),
                signer.algorithm(),
                HexFormat.of().formatHex(rawPublicKey),
                signer.key(),
                effective,
                new Voucher.Maker());
    }

    private static PrivateKey privateKey(Hash secret) {
        byte[] info = HexFormat.of().parseHex(PRIVATE_KEY_INFO + secret.hex());
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(info));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }
}
