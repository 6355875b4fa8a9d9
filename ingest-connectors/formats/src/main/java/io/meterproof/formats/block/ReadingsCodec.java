package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;

/** Packed readings: seed (32) ‖ u16 count ‖ count × (i64 value ‖ u8 quality), big-endian. */
public final class ReadingsCodec {
    private static final int HEADER = Hash.LENGTH + Short.BYTES;
    private static final int READING = Long.BYTES + 1;
    private static final int QUALITIES = Quality.values().length;

    private ReadingsCodec() {}

    public static byte[] encode(Readings readings) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + READING * readings.count());
        bytes.put(readings.seed()).putShort((short) readings.count());
        for (int i = 0; i < readings.count(); i++) {
            bytes.putLong(readings.values()[i]).put(readings.qualities()[i]);
        }
        return bytes.array();
    }

    /**
     * Reads packed readings.
     *
     * @throws MalformedBlockException with the reason when the length, count or a quality is wrong
     */
    public static Readings decode(byte[] packed) {
        if (packed.length < HEADER) {
            throw new MalformedBlockException("packed readings of " + packed.length + " bytes are too short");
        }
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        byte[] seed = new byte[Hash.LENGTH];
        bytes.get(seed);
        int count = Short.toUnsignedInt(bytes.getShort());
        if (count < 1 || count > BlockCodec.MAX_COUNT || packed.length != HEADER + READING * count) {
            throw new MalformedBlockException(packed.length + " bytes do not hold " + count + " readings");
        }
        long[] values = new long[count];
        byte[] qualities = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getLong();
            qualities[i] = quality(bytes.get());
        }
        return new Readings(values, qualities, seed);
    }

    private static byte quality(byte code) {
        if (code < 0 || code >= QUALITIES) {
            throw new MalformedBlockException("unknown Quality code " + code);
        }
        return code;
    }
}
