package io.meterproof.metering.prepayment;

import java.time.Instant;
import java.util.Optional;

/** When credit ends if use goes on as in the window. */
final class Forecast {
    private static final long HOUR = 3600;
    private static final long HORIZON_HOURS = 10 * 366 * 24L;

    private Forecast() {}

    /** None without use, or beyond ten years; never before {@code asOf}. */
    static Optional<Instant> emptyAt(UsageWindow window, Position position) {
        long available = position.available();
        if (available <= 0) {
            return Optional.of(position.asOf());
        }
        long perHour = Math.addExact(
                window.isEmpty() ? 0 : window.perHour(), position.standing().perDay() / 24);
        if (perHour <= 0 || available / perHour > HORIZON_HOURS) {
            return Optional.empty();
        }
        long seconds = available / perHour * HOUR + available % perHour * HOUR / perHour;
        Instant empty = usedUntil(window, position).plusSeconds(seconds);
        return Optional.of(empty.isBefore(position.asOf()) ? position.asOf() : empty);
    }

    /** The balance is that of the newest reading, which may have arrived long after its interval. */
    private static Instant usedUntil(UsageWindow window, Position position) {
        Instant end = Instant.ofEpochSecond(window.to());
        return window.isEmpty() || end.isAfter(position.asOf()) ? position.asOf() : end;
    }
}
