package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: base64 of the key id and the signature (C2SP signed-note, "Signatures"). */
public record NoteSignature(String name, String base64) {
    private static final String DASH = "\u2014 ";

    public NoteSignature {
        NoteKey.requireName(name);
        require(Base64Lines.decode(base64).length > Integer.BYTES, "a note signature has more than a key id");
    }

    static NoteSignature of(NoteKey key, byte[] signature) {
        byte[] joined = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return new NoteSignature(key.name(), Base64Lines.encode(joined));
    }

    /** Parses a line without its newline. */
    public static NoteSignature parse(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        require(parts.length == 2, "not a signature line: " + line);
        return new NoteSignature(parts[0], parts[1]);
    }

    public int keyId() {
        return ByteBuffer.wrap(Base64Lines.decode(base64)).getInt();
    }

    public byte[] signature() {
        byte[] bytes = Base64Lines.decode(base64);
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    boolean isBy(NoteKey key) {
        return name.equals(key.name()) && keyId() == key.id();
    }

    boolean isOfSameKey(NoteSignature other) {
        return name.equals(other.name) && keyId() == other.keyId();
    }

    /** The line, with its newline. */
    public String line() {
        return DASH + name + " " + base64 + "\n";
    }
}
