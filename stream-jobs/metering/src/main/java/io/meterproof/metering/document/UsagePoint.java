package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.Commodity;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A place where a commodity is delivered or received.
 *
 * @param parents beneath which it stands, in order of time; none where its meter is no sub-meter
 */
public record UsagePoint(
        String id,
        String place,
        String placeName,
        Commodity commodity,
        ZoneId zone,
        String latitude,
        String longitude,
        List<Parent> parents)
        implements Document {
    public UsagePoint {
        parents = List.copyOf(parents);
    }

    /** One that stands beneath no other. */
    public UsagePoint(
            String id,
            String place,
            String placeName,
            Commodity commodity,
            ZoneId zone,
            String latitude,
            String longitude) {
        this(id, place, placeName, commodity, zone, latitude, longitude, List.of());
    }

    /** The same, beneath others. */
    public UsagePoint beneath(List<Parent> others) {
        return new UsagePoint(id, place, placeName, commodity, zone, latitude, longitude, others);
    }

    /** Whether a register of a reading type can be here: one that does not say what it is of can. */
    public boolean delivers(ObisCode type) {
        return Commodity.of(type).filter(of -> of != commodity).isEmpty();
    }

    /** Why use cannot be billed here under a contract; empty where it can. */
    public Optional<String> misfit(Contract contract) {
        return contract.onlyReadingType()
                .filter(type -> !delivers(type))
                .flatMap(Commodity::of)
                .map(of -> "is of " + of.word() + ", but usage point " + id + " is of " + commodity.word());
    }

    /** Why what is counted here cannot be deducted at another usage point; empty where it can. */
    public Optional<String> misfit(UsagePoint parent) {
        return commodity == parent.commodity
                ? Optional.empty()
                : Optional.of("usage point " + parent.id + " is of " + parent.commodity.word() + ", but " + id
                        + " is of " + commodity.word());
    }

    @Override
    public String subject() {
        return id;
    }
}
