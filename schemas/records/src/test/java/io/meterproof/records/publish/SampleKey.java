package io.meterproof.records.publish;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A new Ed25519 key that signs documents in a role. */
record SampleKey(Role role, KeyPair keys) {

    static SampleKey of(Role role) {
        try {
            return new SampleKey(
                    role,
                    KeyPairGenerator.getInstance("Ed25519", CryptoProviders.bouncyCastle())
                            .generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    DocumentSigner signer() {
        return new DocumentSigner(
                role,
                new BlockSigner(
                        SignatureAlgorithm.ED25519, identity(), keys.getPrivate(), CryptoProviders.bouncyCastle()));
    }

    TrustedKey trusted() {
        return new TrustedKey(
                role,
                identity(),
                SignatureAlgorithm.ED25519,
                HexFormat.of().formatHex(raw()),
                new Effective(Instant.EPOCH, Optional.empty()));
    }

    private Hash identity() {
        return Identities.key(SignatureAlgorithm.ED25519, raw());
    }

    /** The 32 raw bytes end the encoding, RFC 8410. */
    private byte[] raw() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
