package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedRecordException;
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

    static SmlTime of(SmlNode node) throws MalformedRecordException {
        List<SmlNode> choice = node.sequence(2);
        long kind = choice.get(0).number();
        if (kind == UTC) {
            return new SmlTime(choice.get(1).number(), ZoneOffset.UTC);
        }
        if (kind != LOCAL) {
            throw new MalformedRecordException("an SML time that is no time stamp");
        }
        List<SmlNode> local = choice.get(1).sequence(3);
        long minutes = local.get(1).number() + local.get(2).number();
        if (Math.abs(minutes) > MAX_MINUTES) {
            throw new MalformedRecordException("an SML time " + minutes + " minutes off");
        }
        int seconds = Math.toIntExact(60 * minutes);
        return new SmlTime(local.get(0).number() + seconds, ZoneOffset.ofTotalSeconds(seconds));
    }

    LocalDateTime local() {
        return LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    }
}
