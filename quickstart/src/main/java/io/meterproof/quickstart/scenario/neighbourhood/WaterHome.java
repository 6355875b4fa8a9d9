package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** A home's water meter: hourly litres in a daily seal, on the home's own bill. */
final class WaterHome {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String END_USE = "water";
    private static final int LEAK = 14;

    private final Town town;
    private final int number;
    private final MeterChannel channel;
    private final Profile profile;

    WaterHome(Town town, int number) {
        this.town = town;
        this.number = number;
        SplittableRandom random = town.seed().random("water/" + number);
        SimulatedMeter meter = SimulatedMeter.of(town.seed(), "W-" + Home.id(number), SignatureAlgorithm.ED25519);
        long register = random.nextLong(10_000, 900_000);
        channel = new MeterChannel(meter, ObisCode.WATER_VOLUME, MeasurementUnit.CUBIC_METRE, register);
        profile = Profile.hourly(Profiles.WATER, INTERVAL, random.nextInt(700, 1300), 0, 90, random.split());
        town.registry()
                .install(
                        meter,
                        town.usagePoint(
                                usagePoint(number), Home.place(number), Home.placeName(number), Commodity.WATER),
                        register);
        town.registry()
                .agree(
                        Home.account(number),
                        usagePoint(number),
                        ObisCode.WATER_VOLUME,
                        END_USE,
                        NeighbourhoodTariffs.WATER);
    }

    static String usagePoint(int number) {
        return "water-" + Home.id(number);
    }

    /** Sends each day's seal; from a leaking day on, some litres run in every hour. */
    void send(OptionalInt leakingFrom) {
        for (int day = 0; day < town.days().count(); day++) {
            long leak = leakingFrom.isPresent() && day >= leakingFrom.getAsInt() ? LEAK : 0;
            long[] values = Arrays.stream(profile.day(town.days(), day))
                    .map(litres -> litres + leak)
                    .toArray();
            town.post()
                    .send(
                            town.days().begin(day + 1).plus(Duration.ofMinutes(40L + number)),
                            channel.seal(town.days().begin(day), INTERVAL, values));
            town.uses()
                    .add(
                            Home.account(number),
                            Home.place(number),
                            usagePoint(number),
                            END_USE,
                            MeasurementUnit.CUBIC_METRE,
                            Arrays.stream(values).sum());
        }
    }
}
