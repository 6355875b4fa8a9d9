package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A time stamp of SML: seconds of UTC, or those with two offsets in minutes (zone and season).
 *
 * @param localSeconds since 1970 on the local clock, which is what EDL40 signs
 */
record SmlTime(long localSeconds, ZoneOffset offset) {
    private static final int UTC = 2;
    private static final int LOCAL = 3;
    private static final int MAX_MINUTES = 14 * 60;
    /** Four bytes of it are signed. */
    private static final long MAX_SECONDS = 0xffff_ffffL;

    static SmlTime of(SmlNode node) throws MalformedSignedRecordException {
        List<SmlNode> choice = node.sequence(2);
        long kind = choice.get(0).number();
        if (kind == UTC) {
            return at(choice.get(1).number(), 0);
        }
        if (kind != LOCAL) {
            throw new MalformedSignedRecordException("an SML time that is no time stamp");
        }
        List<SmlNode> local = choice.get(1).sequence(3);
        long minutes = minutes(local.get(1)) + minutes(local.get(2));
        return at(local.get(0).number(), Math.toIntExact(60 * inBounds(minutes)));
    }

    private static long minutes(SmlNode offset) throws MalformedSignedRecordException {
        return inBounds(offset.number());
    }

    private static long inBounds(long minutes) throws MalformedSignedRecordException {
        if (minutes < -MAX_MINUTES || minutes > MAX_MINUTES) {
            throw new MalformedSignedRecordException("an SML time " + minutes + " minutes off");
        }
        return minutes;
    }

    private static SmlTime at(long seconds, int offset) throws MalformedSignedRecordException {
        if (!isSigned(seconds) || !isSigned(seconds + offset)) {
            throw new MalformedSignedRecordException("an SML time of more than four bytes");
        }
        return new SmlTime(seconds + offset, ZoneOffset.ofTotalSeconds(offset));
    }

    private static boolean isSigned(long seconds) {
        return seconds >= 0 && seconds <= MAX_SECONDS;
    }

    LocalDateTime local() {
        return LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    }
}
