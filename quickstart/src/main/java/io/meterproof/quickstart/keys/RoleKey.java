package io.meterproof.quickstart.keys;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.Hash;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Arrays;

/** An Ed25519 key pair (RFC 8032) of one role. */
public record RoleKey(Role role, KeyPair pair) {
    private static final int RAW_LENGTH = 32;

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** The 32 bytes of RFC 8032; RFC 8410 puts them last in the encoded form. */
    public byte[] rawPublicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
    }

    /** The identity by which documents name the key. */
    public Hash id() {
        return Identities.key(SignatureAlgorithm.ED25519, rawPublicKey());
    }

    /** Signs documents in the role. */
    public DocumentSigner signer() {
        Provider provider = CryptoProviders.preferred().provider();
        return new DocumentSigner(role, new BlockSigner(SignatureAlgorithm.ED25519, id(), privateKey(), provider));
    }
}
