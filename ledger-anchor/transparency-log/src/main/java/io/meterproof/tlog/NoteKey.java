package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name and the raw Ed25519 public key (32 bytes, RFC 8032) that sign notes (C2SP signed-note, "Verifier keys"). */
public final class NoteKey {
    private static final byte ED25519 = 1;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]+");

    private final String name;
    private final byte[] raw;

    /**
     * Copies a raw key.
     *
     * @throws InvalidProofException for a name with spaces or plus, or a key of another length or of small order
     */
    public NoteKey(String name, byte[] raw) {
        requireName(name);
        require(raw.length == 32, "a raw Ed25519 key has 32 bytes, not " + raw.length);
        require(!SmallOrder.has(raw), "an Ed25519 key of small order verifies anything");
        this.name = name;
        this.raw = raw.clone();
    }

    public static NoteKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        require(
                encoded != null
                        && encoded.length == SPKI_PREFIX.length + 32
                        && Arrays.equals(encoded, 0, SPKI_PREFIX.length, SPKI_PREFIX, 0, SPKI_PREFIX.length),
                "not an Ed25519 public key: " + key.getAlgorithm());
        return new NoteKey(name, Arrays.copyOfRange(encoded, SPKI_PREFIX.length, encoded.length));
    }

    /** Parses {@code name+key id+base64(type ‖ key)}. */
    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        require(parts.length == 3, "a verifier key has three parts: " + vkey);
        byte[] key = Base64Lines.decode(parts[2]);
        require(key.length == 33 && key[0] == ED25519, "not an Ed25519 verifier key: " + vkey);
        NoteKey parsed = new NoteKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
        require(parsed.toString().equals(vkey), "the key id does not belong to the key: " + vkey);
        return parsed;
    }

    public String name() {
        return name;
    }

    public byte[] raw() {
        return raw.clone();
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
    public int id() {
        byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return (int) (TreeHasher.sha256(prefix, new byte[] {ED25519}, raw).prefix() >>> Integer.SIZE);
    }

    /** The key as any provider takes it. */
    public PublicKey publicKey() {
        byte[] encoded = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, SPKI_PREFIX.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException("not a point of Ed25519", e);
        }
    }

    static void requireName(String name) {
        require(NAME.matcher(name).matches(), "a name is not empty and has neither spaces nor plus: " + name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key && name.equals(key.name) && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return id();
    }

    /** The verifier key, as text. */
    @Override
    public String toString() {
        byte[] typed = new byte[raw.length + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Lines.encode(typed);
    }
}
