package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name and the raw public key that sign notes in one way (C2SP signed-note, "Verifier keys"). */
public final class NoteKey {
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]+");

    private final String name;
    private final NoteAlgorithm algorithm;
    private final byte[] raw;

    /** A key that signs the text of notes with Ed25519: 32 bytes, RFC 8032. */
    public NoteKey(String name, byte[] raw) {
        this(name, NoteAlgorithm.ED25519, raw);
    }

    /**
     * Copies a raw key.
     *
     * @throws InvalidProofException for a name with spaces or plus, or a key of another length or of small order
     */
    public NoteKey(String name, NoteAlgorithm algorithm, byte[] raw) {
        requireName(name);
        algorithm.checkKey(raw);
        this.name = name;
        this.algorithm = algorithm;
        this.raw = raw.clone();
    }

    public static NoteKey of(String name, PublicKey key) {
        return of(name, NoteAlgorithm.ED25519, key);
    }

    public static NoteKey of(String name, NoteAlgorithm algorithm, PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] info = algorithm.keyInfo();
        require(
                encoded != null
                        && encoded.length > info.length
                        && Arrays.equals(encoded, 0, info.length, info, 0, info.length),
                "not an " + algorithm.algorithm() + " public key: " + key.getAlgorithm());
        return new NoteKey(name, algorithm, Arrays.copyOfRange(encoded, info.length, encoded.length));
    }

    /** Parses {@code name+key id+base64(type ‖ key)}. */
    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        require(parts.length == 3, "a verifier key has three parts: " + vkey);
        byte[] key = Base64Lines.decode(parts[2]);
        require(key.length > 1, "a verifier key has a key: " + vkey);
        NoteKey parsed = new NoteKey(parts[0], NoteAlgorithm.ofCode(key[0]), Arrays.copyOfRange(key, 1, key.length));
        require(parsed.toString().equals(vkey), "the key id does not belong to the key: " + vkey);
        return parsed;
    }

    public String name() {
        return name;
    }

    public NoteAlgorithm algorithm() {
        return algorithm;
    }

    public byte[] raw() {
        return raw.clone();
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
    public int id() {
        byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return (int)
                (TreeHasher.sha256(prefix, new byte[] {algorithm.code()}, raw).prefix() >>> Integer.SIZE);
    }

    /** The key as any provider takes it. */
    public PublicKey publicKey() {
        try {
            return generated(KeyFactory.getInstance(algorithm.algorithm()));
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException("not a key of " + algorithm.algorithm(), e);
        }
    }

    /** The key as one provider makes it; of another if this one makes none. */
    PublicKey publicKey(Provider provider) {
        try {
            boolean makes = provider.getService("KeyFactory", algorithm.algorithm()) != null;
            return makes ? generated(KeyFactory.getInstance(algorithm.algorithm(), provider)) : publicKey();
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException("not a key of " + algorithm.algorithm(), e);
        }
    }

    private PublicKey generated(KeyFactory factory) throws GeneralSecurityException {
        byte[] info = algorithm.keyInfo();
        byte[] encoded = Arrays.copyOf(info, info.length + raw.length);
        System.arraycopy(raw, 0, encoded, info.length, raw.length);
        return factory.generatePublic(new X509EncodedKeySpec(encoded));
    }

    static void requireName(String name) {
        require(NAME.matcher(name).matches(), "a name is not empty and has neither spaces nor plus: " + name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key
                && name.equals(key.name)
                && algorithm == key.algorithm
                && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return id();
    }

    /** The verifier key, as text. */
    @Override
    public String toString() {
        byte[] typed = new byte[raw.length + 1];
        typed[0] = algorithm.code();
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Lines.encode(typed);
    }
}
