package io.meterproof.quickstart.scenario.neighbourhood;

import java.time.Instant;
import java.util.Optional;

/** When bought gas is used up, at the gas tariff with its standing charge spread over the hours. */
final class CreditClock {
    private static final long PRICE =
            NeighbourhoodTariffs.GAS_PRICE.movePointRight(3).longValueExact();
    private static final long STANDING_AN_HOUR =
            NeighbourhoodTariffs.GAS_STANDING.movePointRight(6).longValueExact() / 24;

    private long left;
    private Optional<Instant> end = Optional.empty();

    CreditClock(long credit) {
        left = credit;
    }

    /** Uses so many litres in the hour that begins. */
    void use(Instant hour, long litres) {
        left -= litres * PRICE + STANDING_AN_HOUR;
        if (left <= 0 && end.isEmpty()) {
            end = Optional.of(hour);
        }
    }

    /** The begin of the hour in which nothing is left. */
    Optional<Instant> end() {
        return end;
    }
}
