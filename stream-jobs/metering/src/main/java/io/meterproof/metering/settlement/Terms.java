package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import java.time.Instant;
import java.util.Optional;

/** The agreements or authorisations of one subject with their tariffs, as far as they are known now. */
public interface Terms {
    /** Nobody has agreed to anything. */
    Terms NONE = new Terms() {
        @Override
        public Optional<Term> at(ObisCode readingType, Instant instant) {
            return Optional.empty();
        }

        @Override
        public Instant nextChange(ObisCode readingType, Instant instant) {
            return Instant.MAX;
        }
    };

    /** The term that holds at an instant; empty while nobody is known to be responsible, or no price is. */
    Optional<Term> at(ObisCode readingType, Instant instant);

    /** The first instant after this one at which the answer may be another; {@link Instant#MAX} for never. */
    Instant nextChange(ObisCode readingType, Instant instant);

    /** The prices that tariffs take from publications. */
    default PublishedSeries published() {
        return PublishedSeries.NONE;
    }

    /** What is taken off the use of a usage point, where these are the terms of a sub-meter's readings; empty for its own. */
    default Optional<Deductions> deductions() {
        return Optional.empty();
    }
}
