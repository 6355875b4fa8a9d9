package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A home that buys its gas in advance: a live reading every hour, a seal every day. */
final class GasHome {
    /** Hours of warning that the account asks for. */
    static final int LOW_CREDIT_HOURS = 48;

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int SPOILT_HOUR = 10;
    private static final int OFF_BY = 150;

    private final Town town;
    private final int number;
    private final MeterChannel channel;
    private final Profile profile;
    private final CreditClock credit;

    /**
     * @param credit micro-units bought before the first day
     */
    GasHome(Town town, int number, long credit) {
        this.town = town;
        this.number = number;
        SplittableRandom random = town.seed().random("gas/" + number);
        SimulatedMeter meter = SimulatedMeter.of(town.seed(), "G-" + Home.id(number), SignatureAlgorithm.ED25519);
        long register = random.nextLong(100_000, 5_000_000);
        channel = new MeterChannel(meter, ObisCode.GAS_VOLUME, MeasurementUnit.CUBIC_METRE, register);
        profile = Profile.hourly(Profiles.GAS, INTERVAL, random.nextInt(850, 1100), 0, 40, random.split());
        this.credit = new CreditClock(credit);
        Registry registry = town.registry();
        registry.account(new Account(
                account(number), "Household " + number + " (gas)", "EUR", Payment.PREPAID, LOW_CREDIT_HOURS));
        registry.install(
                meter,
                town.usagePoint(usagePoint(), Home.place(number), Home.placeName(number), Commodity.GAS),
                register);
        registry.agree(account(number), usagePoint(), ObisCode.GAS_VOLUME, "home", NeighbourhoodTariffs.GAS);
    }

    static String account(int number) {
        return "gas-" + Home.id(number);
    }

    private String usagePoint() {
        return "gas-" + Home.id(number);
    }

    /** Sends everything; returns the hour in which the credit ends, if no more is bought. */
    Optional<Instant> send(Map<Integer, Dirt> dirt) {
        for (int day = 0; day < town.days().count(); day++) {
            sendDay(day, profile.day(town.days(), day), Optional.ofNullable(dirt.get(day)));
        }
        return credit.end();
    }

    private void sendDay(int day, long[] values, Optional<Dirt> dirt) {
        for (int hour = 0; hour < values.length; hour++) {
            Instant begin = town.days().begin(day).plus(INTERVAL.multipliedBy(hour));
            boolean spoilt = hour == SPOILT_HOUR;
            sendHour(begin, values[hour], dirt.filter(one -> spoilt));
            credit.use(begin, values[hour]);
        }
        Instant arrival = town.days().begin(day + 1).plus(Duration.ofMinutes(20));
        town.post().send(arrival, channel.seal(town.days().begin(day), INTERVAL, values));
        dirt.filter(one -> one == Dirt.DIFFERING_SEAL).ifPresent(one -> town.plant(one, usagePoint(), arrival));
        town.uses()
                .add(
                        account(number),
                        Home.place(number),
                        usagePoint(),
                        "home",
                        MeasurementUnit.CUBIC_METRE,
                        Arrays.stream(values).sum());
    }

    private void sendHour(Instant begin, long value, Optional<Dirt> dirt) {
        Instant arrival = begin.plus(INTERVAL).plusSeconds(30 + number);
        long shown = dirt.equals(Optional.of(Dirt.DIFFERING_SEAL)) ? value + OFF_BY : value;
        town.post().send(arrival, channel.live(begin, INTERVAL, shown, value));
        if (dirt.equals(Optional.of(Dirt.CONFLICT))) {
            Instant later = arrival.plusSeconds(60);
            town.post().send(later, channel.contradiction(begin, INTERVAL, value + OFF_BY));
            town.plant(Dirt.CONFLICT, usagePoint(), later);
        }
    }
}
