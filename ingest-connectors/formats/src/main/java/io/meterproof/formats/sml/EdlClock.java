package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The clock of an EDL40 meter. It signs the time that the clock shows, and not the offset from UTC: that is a rule of the layout, so
 * that nobody who forwards a record says when it was.
 */
record EdlClock(ZoneId zone) {
    /** The legal time of Central Europe, which the meters of FNN's Lastenheft EDL show. */
    static final EdlClock LEGAL_TIME = new EdlClock(ZoneId.of("Europe/Berlin"));

    /** Isabellenhütte's EDL40-P counts UTC. */
    static final EdlClock UTC = new EdlClock(ZoneOffset.UTC);

    /**
     * The offset at a time that the clock shows. Of the hour that it shows twice the first is meant.
     *
     * @param stated what the record says beside the signed bytes
     * @throws MalformedSignedRecordException where that is not an offset of this clock then
     */
    ZoneOffset offset(LocalDateTime local, Optional<ZoneOffset> stated) throws MalformedSignedRecordException {
        ZoneOffset expected = zone.getRules().getOffset(local);
        if (stated.isPresent() && !isOffset(local, stated.get())) {
            throw new MalformedSignedRecordException("the offset " + stated.get()
                    + " beside the signed time is not that of the meter's clock then: " + expected);
        }
        return expected;
    }

    private boolean isOffset(LocalDateTime local, ZoneOffset stated) {
        return zone.getRules().isValidOffset(local, stated);
    }
}
