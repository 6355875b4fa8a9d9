package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A workshop whose meter sees a fortieth of its current through a transformer. In the morning of one day the meter is exchanged,
 * in the middle of a half-hour: what was used between readings is known by the registers that the fitter noted.
 */
final class Workshop {
    static final String ACCOUNT = "workshop-01";

    private static final String USAGE_POINT = "electricity-workshop-01";
    private static final String PLACE = "place-workshop-01";
    private static final String END_USE = "workshop";
    private static final int MULTIPLIER = 40;
    private static final int DIGITS = 5;
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final int EXCHANGE_DAY = 14;
    /** The half-hour of the day in which the meter is exchanged, and after how many minutes of it. */
    private static final int EXCHANGE_INTERVAL = 20;

    private static final int EXCHANGE_MINUTES = 10;
    private static final long FIRST_REGISTER = 99_990_000;
    private static final long SECOND_REGISTER = 2_000;

    private final Town town;
    private final Profile load;
    private final SimulatedMeter first;
    private final SimulatedMeter second;
    private final Instant exchange;

    Workshop(Town town) {
        this.town = town;
        SplittableRandom random = town.seed().random("workshop");
        load = Profile.hourly(Profiles.HOME, INTERVAL, 900, 20, 30, random);
        first = SimulatedMeter.of(town.seed(), "E-W1", SignatureAlgorithm.ED25519);
        second = SimulatedMeter.of(town.seed(), "E-W2", SignatureAlgorithm.ED25519);
        exchange = town.days()
                .begin(EXCHANGE_DAY)
                .plus(INTERVAL.multipliedBy(EXCHANGE_INTERVAL))
                .plus(Duration.ofMinutes(EXCHANGE_MINUTES));
    }

    /** Sends each day's seal, the old meter's until the day before the exchange, and the new one's from the next half-hour on. */
    void send() {
        UsagePoint usagePoint = town.usagePoint(USAGE_POINT, PLACE, "Werkhof 1", Commodity.ELECTRICITY);
        MeterChannel old = channel(first, FIRST_REGISTER);
        long register = FIRST_REGISTER;
        for (int day = 0; day < EXCHANGE_DAY; day++) {
            register += sum(sendDay(old, day, load.day(town.days(), day), 0));
        }
        long[] values = load.day(town.days(), EXCHANGE_DAY);
        long shared = values[EXCHANGE_INTERVAL];
        long before = sum(Arrays.copyOf(values, EXCHANGE_INTERVAL)) + shared / 3;
        long after = shared - shared / 3;
        count(before + after);
        MeterChannel next = channel(second, SECOND_REGISTER + after);
        sendDay(next, EXCHANGE_DAY, values, EXCHANGE_INTERVAL + 1);
        for (int day = EXCHANGE_DAY + 1; day < town.days().count(); day++) {
            sendDay(next, day, load.day(town.days(), day), 0);
        }
        contract(usagePoint, wrapped(register + before));
    }

    private void contract(UsagePoint usagePoint, long removalRegister) {
        Registry registry = town.registry();
        registry.account(new Account(ACCOUNT, "Workshop 1", "EUR", Payment.CREDIT, 0));
        Effective old = new Effective(town.days().begin(), Optional.of(exchange));
        registry.install(first, usagePoint, installation(first, old, FIRST_REGISTER, Optional.of(removalRegister)));
        Effective since = new Effective(exchange, Optional.empty());
        registry.install(second, usagePoint, installation(second, since, SECOND_REGISTER, Optional.empty()));
        registry.agree(ACCOUNT, USAGE_POINT, ObisCode.ACTIVE_IMPORT, END_USE, NeighbourhoodTariffs.HOME);
    }

    private static MeterInstallation installation(
            SimulatedMeter meter, Effective effective, long initialRegister, Optional<Long> removalRegister) {
        return new MeterInstallation(
                meter.id(),
                USAGE_POINT,
                effective,
                initialRegister,
                removalRegister,
                Optional.of(ObisCode.ACTIVE_IMPORT),
                BigDecimal.valueOf(MULTIPLIER),
                OptionalInt.of(DIGITS),
                Optional.of(Registry.DAILY));
    }

    private static MeterChannel channel(SimulatedMeter meter, long register) {
        return new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, register, range());
    }

    /** Seals what was measured of a day from one of its half-hours on. */
    private long[] sendDay(MeterChannel channel, int day, long[] whole, int from) {
        long[] values = Arrays.copyOfRange(whole, from, whole.length);
        Instant begin = town.days().begin(day).plus(INTERVAL.multipliedBy(from));
        Instant arrival = town.days().begin(day + 1).plus(Duration.ofMinutes(25));
        town.post().send(arrival, channel.seal(begin, INTERVAL, values));
        count(sum(values));
        return values;
    }

    private void count(long told) {
        town.uses().add(ACCOUNT, PLACE, USAGE_POINT, END_USE, MeasurementUnit.KILOWATT_HOUR, told * MULTIPLIER);
    }

    private static long sum(long... values) {
        return Arrays.stream(values).sum();
    }

    /** What a register of so few digits shows. */
    private static long wrapped(long register) {
        return register % range();
    }

    private static long range() {
        return BigDecimal.TEN.pow(DIGITS + 3).longValueExact();
    }
}
