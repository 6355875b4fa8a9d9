package io.meterproof.bundle;

import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The house on a tariff that bounds back-billing to a year. What is booked before the end of its days' period is closed with it, the
 * rest more than a year later.
 */
public final class TestLateHouse {
    /** When the second period ends: more than a year after the days. */
    public static final Instant LATE = Instant.parse("2027-04-05T00:00:00Z");

    private static final Instant SECOND_PERIOD = Instant.parse("2026-04-01T00:00:00Z");

    private final Instant houseBooked;
    private final Instant flatsBooked;
    private final TestHouse house = new TestHouse(
            TestFlats.FLAT_BENEATH,
            TestHouse.energy(),
            new BackBilling("write-off", "law 1", TestRegistry.ALWAYS.from(), 12));

    /**
     * @param houseBooked when what the house used is booked
     * @param flatsBooked when what the flats used is
     */
    public TestLateHouse(Instant houseBooked, Instant flatsBooked) {
        this.houseBooked = houseBooked;
        this.flatsBooked = flatsBooked;
    }

    /** The bundle with what the second close credits of late deductions, micro-units. */
    public byte[] bytes(long credited) {
        settleWhere(booked -> booked.isBefore(LATE));
        house.open().close(TestRegistry.FROM, SECOND_PERIOD, List.of());
        settleWhere(booked -> !booked.isBefore(LATE));
        house.open().charge(SECOND_PERIOD, LATE, List.of(), credits(credited)).statement(SECOND_PERIOD, LATE);
        return BundleCodec.encode(house.bundle(
                house.open(),
                TestRegistry.close(),
                TestRegistry.close("in-time", TestRegistry.FROM, SECOND_PERIOD),
                TestRegistry.close("late", SECOND_PERIOD, LATE)));
    }

    private void settleWhere(Predicate<Instant> isNow) {
        settle(isNow.test(houseBooked), houseBooked, TestRegistry.HOME::equals);
        settle(isNow.test(flatsBooked), flatsBooked, Predicate.not(TestRegistry.HOME::equals));
    }

    private void settle(boolean isNow, Instant booked, Predicate<String> isThere) {
        TestHouseDays.all().stream()
                .filter(day -> isNow && isThere.test(TestFlats.usagePoint(day)))
                .forEach(day -> house.settle(day, booked));
    }

    private static List<Line> credits(long credited) {
        return credited == 0
                ? List.of()
                : List.of(new Line(
                        "write-off",
                        Optional.of("law 1"),
                        SECOND_PERIOD,
                        LATE,
                        0,
                        BigDecimal.ZERO,
                        -credited,
                        Optional.empty()));
    }
}
