package io.meterproof.metering.settlement;

import java.util.List;

/**
 * What must come back from the archive before something old can settle.
 *
 * @param since the horizon before which all of it is there then, UTC seconds
 * @param months all that was given up since, the earliest first; none where the archive has nothing of that time
 */
public record Reach(long since, List<ArchivedMonth> months) {
    public Reach {
        months = List.copyOf(months);
    }
}
