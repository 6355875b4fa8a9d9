package io.meterproof.metering.charging;

import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeCharge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a charging session: first energy at the price of its begin, then the start, the time of charging and of idling. A
 * time is charged in begun steps; its amount is that of the line's whole seconds, the quantity that in thousandths of an hour.
 * What is not charged, for the clock is not proven or nothing tells when charging ended, is a line {@link #WITHHELD} without a
 * price.
 */
public final class SessionRating {
    /** The name of lines that say what a price by time was not charged for. */
    public static final String WITHHELD = "withheld";

    private static final long ONE = 1000;
    private static final long SECONDS_PER_HOUR = 3600;

    private SessionRating() {}

    /**
     * Rates a session.
     *
     * @throws IllegalArgumentException where a price that it needs is not published
     * @throws ArithmeticException when an amount passes 64 bits
     */
    public static List<Line> rate(Tariff tariff, SessionUse session, SeriesPrices published) {
        List<Line> lines = new ArrayList<>(
                Rating.asRead(tariff, session.type(), session.unit(), session.energy(), published.ofBegins()));
        if (lines.isEmpty()) {
            lines.add(Rating.metered(session.energy()));
        }
        for (TariffComponent component : tariff.components()) {
            if (component instanceof StartFee start) {
                lines.add(line(
                        start.id(), Optional.empty(), session, ONE, start.price(), Amounts.of(ONE, start.price())));
            } else if (component instanceof TimeCharge time) {
                lines.add(time(time, session));
            } else if (component instanceof IdleCharge idle) {
                idle(idle, session).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static Line time(TimeCharge time, SessionUse session) {
        long seconds = Duration.between(session.begin(), session.stopped()).toSeconds();
        return session.clockProven()
                ? timed(time.id(), session.begin(), seconds, time.stepSeconds(), time.pricePerHour())
                : withheld(time.id(), session, Amounts.share(seconds, ONE, SECONDS_PER_HOUR));
    }

    private static Optional<Line> idle(IdleCharge idle, SessionUse session) {
        if (!session.clockProven() || session.charged().isEmpty()) {
            return Optional.of(withheld(idle.id(), session, 0));
        }
        Instant from = session.stopped().plusSeconds(idle.graceSeconds());
        long seconds = Duration.between(from, session.end()).toSeconds();
        return seconds <= 0
                ? Optional.empty()
                : Optional.of(timed(idle.id(), from, seconds, idle.stepSeconds(), idle.pricePerHour()));
    }

    private static Line timed(String id, Instant from, long seconds, int step, BigDecimal pricePerHour) {
        long charged = (seconds + step - 1) / step * step;
        return new Line(
                id,
                Optional.empty(),
                from,
                from.plusSeconds(charged),
                Amounts.share(charged, ONE, SECONDS_PER_HOUR),
                pricePerHour,
                Amounts.ofTime(charged, pricePerHour),
                Optional.empty());
    }

    private static Line withheld(String id, SessionUse session, long quantity) {
        return line(id, Optional.of(WITHHELD), session, quantity, BigDecimal.ZERO, 0);
    }

    private static Line line(
            String id, Optional<String> name, SessionUse session, long quantity, BigDecimal price, long amount) {
        return new Line(id, name, session.begin(), session.end(), quantity, price, amount, Optional.empty());
    }
}
