package io.meterproof.bundle;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** An Ed25519 key pair that follows from a name. */
public record TestKeys(String name) {
    public static final Provider PROVIDER = CryptoProviders.bouncyCastle();

    public byte[] raw() {
        return secret().generatePublicKey().getEncoded();
    }

    public String hex() {
        return HexFormat.of().formatHex(raw());
    }

    public BlockSigner signer() {
        return new BlockSigner(
                SignatureAlgorithm.ED25519, Identities.key(SignatureAlgorithm.ED25519, raw()), privateKey(), PROVIDER);
    }

    public DocumentSigner as(Role role) {
        return new DocumentSigner(role, signer());
    }

    public NoteKey note(String origin) {
        return new NoteKey(origin, raw());
    }

    public PrivateKey privateKey() {
        try {
            byte[] encoded =
                    PrivateKeyInfoFactory.createPrivateKeyInfo(secret()).getEncoded();
            return KeyFactory.getInstance("Ed25519", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ed25519PrivateKeyParameters secret() {
        byte[] seed = TreeHasher.sha256(("test key " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return new Ed25519PrivateKeyParameters(seed, 0);
    }
}
