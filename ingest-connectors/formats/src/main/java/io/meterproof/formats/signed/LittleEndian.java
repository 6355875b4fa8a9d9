package io.meterproof.formats.signed;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Fixed fields whose numbers have their least byte first, as EDL40 and Alfen sign them. */
@SuppressWarnings("ArrayRecordComponent")
public record LittleEndian(byte[] all) {

    public byte[] slice(int offset, int length) {
        return Arrays.copyOfRange(all, offset, offset + length);
    }

    /** An unsigned number of at most seven bytes. */
    public long unsigned(int offset, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(all[offset + i]);
        }
        return value;
    }

    /** A number in two's complement, of at most eight bytes. */
    public long signed(int offset, int length) {
        int unused = Long.SIZE - length * Byte.SIZE;
        return unsigned(offset, length) << unused >> unused;
    }

    /** Four bytes of seconds since 1970 on the local clock. */
    public LocalDateTime localTime(int offset) {
        return LocalDateTime.ofEpochSecond(unsigned(offset, 4), 0, ZoneOffset.UTC);
    }
}
