package io.meterproof.metering.document;

import io.meterproof.metering.rating.Commodity;
import java.time.ZoneId;

/** A place where a commodity is delivered or received. */
public record UsagePoint(
        String id, String place, String placeName, Commodity commodity, ZoneId zone, String latitude, String longitude)
        implements Document {
    @Override
    public String subject() {
        return id;
    }
}
