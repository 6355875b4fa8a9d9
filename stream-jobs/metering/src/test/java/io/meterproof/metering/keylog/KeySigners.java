package io.meterproof.metering.keylog;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Ed25519 keys that follow from names: a meter's, and those of the people who act on them. */
final class KeySigners {
    static final String MAKER = "ExampleMeters";
    static final String SERIAL = "EM-0001";
    static final Hash METER = Identities.meter(MAKER, SERIAL);
    static final DocumentVerifier VERIFIER = new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));
    static final TrustedKeys TRUSTED = new TrustedKeys(List.of(
            trusted(Role.MAKER, "maker"), trusted(Role.OPERATOR, "operator 1"), trusted(Role.OPERATOR, "operator 2")));

    private KeySigners() {}

    static MeterEnrolment enrolment(String key, Effective effective, Voucher voucher) {
        return new MeterEnrolment(
                MAKER, SERIAL, METER, SignatureAlgorithm.ED25519, hex(key), identity(key), effective, voucher);
    }

    static Voucher predecessor(String key) {
        return new Voucher.Predecessor(SignatureAlgorithm.ED25519, hex(key), identity(key));
    }

    static DocumentSigner maker() {
        return signer(Role.MAKER, "maker");
    }

    static DocumentSigner firstOperator() {
        return signer(Role.OPERATOR, "operator 1");
    }

    static DocumentSigner secondOperator() {
        return signer(Role.OPERATOR, "operator 2");
    }

    static DocumentSigner meter(String key) {
        return signer(Role.METER, key);
    }

    static TrustedKeys trusting(Role role, String name) {
        return new TrustedKeys(List.of(trusted(role, name)));
    }

    static BlockSigner blocks(String key) {
        return new BlockSigner(
                SignatureAlgorithm.ED25519, identity(key), privateKey(key), CryptoProviders.bouncyCastle());
    }

    static Hash identity(String name) {
        return Identities.key(SignatureAlgorithm.ED25519, raw(name));
    }

    private static DocumentSigner signer(Role role, String name) {
        return new DocumentSigner(role, blocks(name));
    }

    private static TrustedKey trusted(Role role, String name) {
        Effective ever = new Effective(Instant.EPOCH, Optional.empty());
        return new TrustedKey(role, identity(name), SignatureAlgorithm.ED25519, hex(name), ever);
    }

    private static String hex(String name) {
        return HexFormat.of().formatHex(raw(name));
    }

    private static byte[] raw(String name) {
        return secret(name).generatePublicKey().getEncoded();
    }

    private static PrivateKey privateKey(String name) {
        try {
            byte[] encoded =
                    PrivateKeyInfoFactory.createPrivateKeyInfo(secret(name)).getEncoded();
            return KeyFactory.getInstance("Ed25519", CryptoProviders.bouncyCastle())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Ed25519PrivateKeyParameters secret(String name) {
        byte[] seed = TreeHasher.sha256(("key of " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return new Ed25519PrivateKeyParameters(seed, 0);
    }
}
