package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import java.time.YearMonth;

/**
 * Names a month in the archive: as text {@code SUBJECT METER OBIS MONTH}.
 *
 * @param subject where the channel is settled
 */
public record ArchiveName(String subject, Channel channel, YearMonth month) {
    public String text() {
        return subject + " " + channel.meter().hex() + " " + channel.obis() + " " + month;
    }

    /** Names one part of it. */
    public String part(String part) {
        return text() + " " + part;
    }
}
