package io.meterproof.metering.charging;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
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
 * Lines of a charging session: energy at the price of its begin, the start, the time of charging and of idling. A time is
 * charged in begun steps; its amount is that of the line's whole seconds, the quantity that in thousandths of an hour.
 *
 * @param lines what is charged
 * @param withheld ids of prices by time that were not charged, for the clock was not proven
 */
public record SessionRating(List<Line> lines, List<String> withheld) {
    private static final long ONE = 1000;
    private static final long SECONDS_PER_HOUR = 3600;

    public SessionRating {
        lines = List.copyOf(lines);
        withheld = List.copyOf(withheld);
    }

    /**
     * Rates a session.
     *
     * @throws ArithmeticException when an amount passes 64 bits
     */
    public static SessionRating rate(Tariff tariff, SessionUse session) {
        int duration = Math.max(
                1,
                Math.toIntExact(
                        Duration.between(session.begin(), session.charged()).toSeconds()));
        Intervals energy = new Intervals(
                new long[] {session.energy()}, 0, 1, session.begin().getEpochSecond(), duration);
        List<Line> lines = new ArrayList<>(Rating.rate(tariff, MeasurementUnit.KILOWATT_HOUR, energy));
        List<String> withheld = new ArrayList<>();
        for (TariffComponent component : tariff.components()) {
            if (component instanceof StartFee start) {
                lines.add(once(start, session.begin()));
            } else if (component instanceof TimeCharge || component instanceof IdleCharge) {
                Optional<Line> time = time(component, session);
                if (session.clockProven()) {
                    time.ifPresent(lines::add);
                } else {
                    withheld.add(component.id());
                }
            }
        }
        return new SessionRating(lines, withheld);
    }

    private static Line once(StartFee start, Instant begin) {
        return new Line(
                start.id(),
                Optional.empty(),
                begin,
                begin,
                ONE,
                start.price(),
                Amounts.of(ONE, start.price()),
                Optional.empty());
    }

    private static Optional<Line> time(TariffComponent component, SessionUse session) {
        if (component instanceof TimeCharge time) {
            return time(time.id(), session.begin(), session.charged(), time.stepSeconds(), time.pricePerHour());
        }
        IdleCharge idle = (IdleCharge) component;
        Instant from = session.charged().plusSeconds(idle.graceSeconds());
        return time(idle.id(), from, session.end(), idle.stepSeconds(), idle.pricePerHour());
    }

    private static Optional<Line> time(String id, Instant from, Instant to, int step, BigDecimal pricePerHour) {
        long seconds = Duration.between(from, to).toSeconds();
        if (seconds <= 0) {
            return Optional.empty();
        }
        long charged = (seconds + step - 1) / step * step;
        return Optional.of(new Line(
                id,
                Optional.empty(),
                from,
                from.plusSeconds(charged),
                Amounts.share(charged, ONE, SECONDS_PER_HOUR),
                pricePerHour,
                Amounts.ofTime(charged, pricePerHour),
                Optional.empty()));
    }
}
