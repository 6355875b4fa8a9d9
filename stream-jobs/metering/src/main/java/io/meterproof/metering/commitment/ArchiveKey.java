package io.meterproof.metering.commitment;

import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what leaves the state for the archive, so that nobody reads it there, and nothing else comes back. What is sealed under a
 * holder's privacy key is erased with it.
 *
 * <p>Layout, AES-256-GCM (NIST SP 800-38D): {@code nonce12 ‖ ciphertext ‖ tag16}, additional authenticated data
 * {@code NAME#VERSION} in UTF-8, key {@code HMAC-SHA256(secret, "METERPROOF/ARCHIVE")}, nonce the first 12 bytes of
 * {@code HMAC-SHA256(key, SHA256(data) ‖ SHA256(content))}: the same content under the same name has the same bytes.
 */
public final class ArchiveKey {
    /** How many bytes more than its content a sealed value has. */
    public static final int OVERHEAD = PrivacyKey.NONCE_LENGTH + 16;

    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "METERPROOF/ARCHIVE".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;

    private ArchiveKey(byte[] secret) {
        this.key = hmac(secret, PURPOSE);
    }

    /** For what is about a holder. */
    public static ArchiveKey of(PrivacyKey privacyKey) {
        return new ArchiveKey(privacyKey.secret());
    }

    /** For what names nobody. */
    public static ArchiveKey ofMaster(byte[] masterKey) {
        return new ArchiveKey(masterKey);
    }

    public byte[] seal(String name, long version, byte[] content) {
        byte[] data = data(name, version);
        byte[] nonce = Arrays.copyOf(
                hmac(
                        key,
                        TreeHasher.sha256(data).bytes(),
                        TreeHasher.sha256(content).bytes()),
                PrivacyKey.NONCE_LENGTH);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, data).doFinal(content);
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
        }
    }

    /** @throws GeneralSecurityException where key, name or version is another, or a byte was changed */
    public byte[] open(String name, long version, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new GeneralSecurityException(
                    "what was sealed has at least " + OVERHEAD + " bytes, not " + sealed.length);
        }
        byte[] nonce = Arrays.copyOf(sealed, PrivacyKey.NONCE_LENGTH);
        return cipher(Cipher.DECRYPT_MODE, nonce, data(name, version))
                .doFinal(sealed, nonce.length, sealed.length - nonce.length);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(data);
        return cipher;
    }

    private static byte[] data(String name, long version) {
        return (name + "#" + version).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }
}
