package io.meterproof.loadtests.attack;

import io.meterproof.formats.sml.Edl40Data;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;

/** What a meter of EDL40 signs: 320 bytes, numbers with their least byte first. The log index is 0. */
final class Edl40 {
    static final String SERVER = "0a01" + "565643" + "0102030405";
    static final byte[] TOKEN = "token".getBytes(StandardCharsets.US_ASCII);
    static final byte STATUS = 8;
    static final byte WATT_HOUR = 30;

    /** The legal time by which meters of EDL40 go. */
    static final ZoneId CLOCK = ZoneId.of("Europe/Berlin");

    private static final int IDENTIFIED = 169;

    private Edl40() {}

    /** Seconds on the local clock. */
    static long local(Instant time) {
        return time.getEpochSecond() + CLOCK.getRules().getOffset(time).getTotalSeconds();
    }

    static byte[] signed(Moment moment, String obis) {
        ByteBuffer data = ByteBuffer.allocate(Edl40Data.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        data.put(HexFormat.of().parseHex(SERVER))
                .putInt((int) local(moment.time()))
                .put(STATUS);
        data.putInt((int) moment.count()).putInt((int) moment.count());
        data.put(HexFormat.of().parseHex(obis)).put(WATT_HOUR).put((byte) 0).putLong(moment.wattHours());
        data.putShort((short) 0).put(TOKEN);
        data.putInt(IDENTIFIED, (int) local(moment.identified()));
        return data.array();
    }
}
