package io.meterproof.metering.commitment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 secret random bytes from which the salts of one holder's log entries derive. Destroying the key, and its
 * payloads, erases the holder's facts while the log stays whole.
 *
 * <p>At rest a key is wrapped with AES-256-GCM (NIST SP 800-38D) under a master key:
 * {@code nonce12 ‖ ciphertext32 ‖ tag16}, the holder's name as additional authenticated data.
 */
public final class PrivacyKey {
    public static final int LENGTH = 32;
    public static final int NONCE_LENGTH = 12;

    private static final int TAG_BITS = 128;

    private final byte[] secret;

    private PrivacyKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Copies 32 secret bytes.
     *
     * @throws IllegalArgumentException for any other length
     */
    public static PrivacyKey of(byte[] secret) {
        requireLength("a privacy key", LENGTH, secret);
        return new PrivacyKey(secret.clone());
    }

    /**
     * Opens a wrapped key.
     *
     * @throws GeneralSecurityException where the master key or the holder is another, or a byte was changed
     */
    public static PrivacyKey unwrap(byte[] masterKey, PrivacyKeyHolder holder, byte[] wrapped)
            throws GeneralSecurityException {
        if (wrapped.length != NONCE_LENGTH + LENGTH + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("a wrapped privacy key has 60 bytes, not " + wrapped.length);
        }
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, masterKey, holder, Arrays.copyOf(wrapped, NONCE_LENGTH));
        return new PrivacyKey(cipher.doFinal(wrapped, NONCE_LENGTH, wrapped.length - NONCE_LENGTH));
    }

    /** Wraps this key for its holder; a nonce of 12 bytes serves once per master key. */
    public byte[] wrap(byte[] masterKey, PrivacyKeyHolder holder, byte[] nonce) {
        requireLength("a nonce", NONCE_LENGTH, nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, masterKey, holder, nonce);
            byte[] sealed = cipher.doFinal(secret);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
            System.arraycopy(sealed, 0, wrapped, NONCE_LENGTH, sealed.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
        }
    }

    /** The secret itself, for the salts of this package only. */
    byte[] secret() {
        return secret;
    }

    private static Cipher cipher(int mode, byte[] masterKey, PrivacyKeyHolder holder, byte[] nonce)
            throws GeneralSecurityException {
        requireLength("a master key", LENGTH, masterKey);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(masterKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(holder.name().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static void requireLength(String what, int length, byte[] bytes) {
        if (bytes.length != length) {
            throw new IllegalArgumentException(what + " has " + length + " bytes, not " + bytes.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrivacyKey key && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "PrivacyKey";
    }
}
