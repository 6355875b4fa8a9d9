package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.Commodity;
import java.time.ZoneId;
import java.util.Optional;

/** A place where a commodity is delivered or received. */
public record UsagePoint(
        String id, String place, String placeName, Commodity commodity, ZoneId zone, String latitude, String longitude)
        implements Document {
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

    @Override
    public String subject() {
        return id;
    }
}
