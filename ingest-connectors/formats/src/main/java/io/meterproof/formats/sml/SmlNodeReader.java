package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads SML's type-length encoding: three bits of type, then the length with the type-length bytes counted in. */
final class SmlNodeReader {
    private static final int MORE = 0x80;
    private static final int MAX_NODES = 10_000;
    private static final int MAX_LENGTH_BYTES = 4;

    private final byte[] bytes;
    private int at;
    private int nodes;

    SmlNodeReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    SmlNode next() throws MalformedSignedRecordException {
        return node(1);
    }

    private SmlNode node(int depth) throws MalformedSignedRecordException {
        require(depth <= RecordLimits.MAX_DEPTH && ++nodes <= MAX_NODES, "SML nested too deep or too long");
        int start = at;
        int first = octet();
        if (first == 0) {
            return new SmlNode.End();
        }
        int length = first & 0xf;
        for (int more = first; (more & MORE) != 0; ) {
            more = octet();
            require(at - start <= MAX_LENGTH_BYTES, "an SML length of too many bytes");
            length = length << 4 | more & 0xf;
        }
        int type = first >> 4 & 0x7;
        return type == 7 ? sequence(length, depth) : scalar(type, start, length);
    }

    private SmlNode sequence(int length, int depth) throws MalformedSignedRecordException {
        List<SmlNode> found = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            found.add(node(depth + 1));
        }
        return new SmlNode.Sequence(found);
    }

    private SmlNode scalar(int type, int start, int length) throws MalformedSignedRecordException {
        require(start + length >= at && start + length <= bytes.length, "an SML value beyond the end");
        byte[] content = Arrays.copyOfRange(bytes, at, start + length);
        at = start + length;
        return switch (type) {
            case 0 -> new SmlNode.Octets(content);
            case 4, 6 -> new SmlNode.Number(number(content, false));
            case 5 -> new SmlNode.Number(number(content, true));
            default -> throw new MalformedSignedRecordException("an unknown SML type");
        };
    }

    /** At most eight bytes; unsigned ones above 2^63-1 wrap, and only their low bytes are signed anywhere. */
    private static long number(byte[] content, boolean signed) throws MalformedSignedRecordException {
        require(content.length >= 1 && content.length <= Long.BYTES, "an SML number of " + content.length + " bytes");
        long value = signed && content[0] < 0 ? -1 : 0;
        for (byte octet : content) {
            value = value << Byte.SIZE | octet & 0xff;
        }
        return value;
    }

    private int octet() throws MalformedSignedRecordException {
        require(at < bytes.length, "SML ends within a value");
        return Byte.toUnsignedInt(bytes[at++]);
    }

    private static void require(boolean condition, String otherwise) throws MalformedSignedRecordException {
        if (!condition) {
            throw new MalformedSignedRecordException(otherwise);
        }
    }
}
