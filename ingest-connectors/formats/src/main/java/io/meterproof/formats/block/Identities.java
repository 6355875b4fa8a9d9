package io.meterproof.formats.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The SHA-256 names by which blocks refer to meters, keys, transactions and each other. */
public final class Identities {
    private static final int MAX_TEXT = 0xffff;

    private Identities() {}

    /** {@code SHA256("METERPROOF/METER" ‖ u16 length ‖ maker ‖ u16 length ‖ serial)}. */
    public static Hash meter(String maker, String serial) {
        return ofTexts(Tags.meter(), maker, serial);
    }

    /** {@code SHA256("METERPROOF/MODEL" ‖ u16 length ‖ maker ‖ u16 length ‖ model)}. */
    public static Hash model(String maker, String model) {
        return ofTexts(Tags.model(), maker, model);
    }

    /** Of who sends readings: {@code SHA256("METERPROOF/SOURCE" ‖ u16 length ‖ name)}. */
    public static Hash source(String name) {
        byte[] text = name.getBytes(UTF_8);
        return TreeHasher.sha256(Tags.source(), length(text), text);
    }

    /** Of a transparency log: {@code SHA256("METERPROOF/LOG" ‖ u16 length ‖ name)}. */
    public static Hash log(String name) {
        byte[] text = name.getBytes(UTF_8);
        return TreeHasher.sha256(Tags.log(), length(text), text);
    }

    /** {@code SHA256("METERPROOF/KEY" ‖ algorithm ‖ raw public key)}. */
    public static Hash key(SignatureAlgorithm algorithm, byte[] rawPublicKey) {
        return TreeHasher.sha256(Tags.key(), new byte[] {algorithm.code()}, rawPublicKey);
    }

    /** {@code SHA256("METERPROOF/TRANSACTION" ‖ u16 length ‖ transaction id ‖ u16 length ‖ token)}. */
    public static Hash transaction(ChargingTransaction charging) {
        return ofTexts(Tags.transaction(), charging.transaction(), charging.token());
    }

    /** The digest that identifies a block everywhere. */
    public static Hash block(byte[] signed) {
        return TreeHasher.sha256(signed);
    }

    /**
     * The digest that identifies a foreign record: {@code SHA256("METERPROOF/RECORD" ‖ u16 length ‖ layout ‖ for each signed
     * part: u32 length ‖ its signed bytes)}. The signature is left out: it has a twin that proves the same.
     */
    public static Hash record(String layout, List<byte[]> signed) {
        byte[] name = layout.getBytes(UTF_8);
        List<byte[]> parts = new ArrayList<>(List.of(Tags.record(), length(name), name));
        for (byte[] part : signed) {
            parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            parts.add(part);
        }
        return TreeHasher.sha256(parts.toArray(byte[][]::new));
    }

    private static Hash ofTexts(byte[] tag, String first, String second) {
        byte[] one = first.getBytes(UTF_8);
        byte[] two = second.getBytes(UTF_8);
        return TreeHasher.sha256(tag, length(one), one, length(two), two);
    }

    private static byte[] length(byte[] text) {
        if (text.length > MAX_TEXT) {
            throw new IllegalArgumentException("an identity's text has at most " + MAX_TEXT + " bytes");
        }
        return new byte[] {(byte) (text.length >> 8), (byte) text.length};
    }
}
