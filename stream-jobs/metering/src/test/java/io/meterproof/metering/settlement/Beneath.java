package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Documents that put the usage point of {@link Blocks} beneath others. */
final class Beneath {
    static final String HOUSE = "house";

    private Beneath() {}

    static Parent of(String usagePoint, Instant from, Optional<Instant> to) {
        return new Parent(usagePoint, new Effective(from, to));
    }

    static Identified<UsagePoint> document(Parent... parents) {
        UsagePoint flat = new UsagePoint(
                        Blocks.USAGE_POINT, "house", "House", Commodity.ELECTRICITY, ZoneOffset.UTC, "52.5", "13.4")
                .beneath(List.of(parents));
        return new Identified<>(Agreed.hash(flat.toString()), flat);
    }

    static Identified<UsagePoint> always() {
        return document(of(HOUSE, Agreed.ALWAYS, Optional.empty()));
    }

    /** What is deducted at the house by these documents. */
    @SafeVarargs
    static Terms at(String usagePoint, Terms agreed, Identified<UsagePoint>... published) {
        return ((AgreedTerms) agreed).with(new Deductions(usagePoint, List.of(published)));
    }
}
