package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.meter.MeterChannel;
import io.meterproof.quickstart.scenario.meter.SimulatedKey;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** A home with a half-hourly electricity meter that seals each day, with or without the sun on its roof. */
final class Home {
    static final Duration INTERVAL = Duration.ofMinutes(30);

    private static final String END_USE = "home";
    private static final int CLOSING_REGISTER_END = 119;
    private static final int TRUNCATED = 100;
    /** Its prices rise with the use of a month. A seal of the first month comes after the month's close. */
    private static final int ON_TIERS = 2;

    private final Town town;
    private final int number;
    private final SimulatedMeter meter;
    private final MeterChannel imported;
    private final MeterChannel exported;
    private final Profile load;
    private final Profile sun;
    private final Duration delay;

    Home(Town town, int number, boolean solar) {
        this.town = town;
        this.number = number;
        SplittableRandom random = town.seed().random("home/" + number);
        meter = SimulatedMeter.of(town.seed(), "E-" + id(number), algorithm(number));
        long register = random.nextLong(1_000_000, 40_000_000);
        imported = new MeterChannel(meter, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, register);
        exported = new MeterChannel(meter, ObisCode.ACTIVE_EXPORT, MeasurementUnit.KILOWATT_HOUR, 0);
        load = Profile.hourly(
                Profiles.HOME, INTERVAL, random.nextInt(600, 1500), random.nextInt(30, 70), 30, random.split());
        sun = solar ? Profile.solar(random.nextInt(900, 2000), INTERVAL, random.split()) : (days, day) -> new long[50];
        delay = Duration.ofMinutes(random.nextInt(10, 90));
        contract(solar, register);
    }

    /** All three algorithms are on the street. */
    private static SignatureAlgorithm algorithm(int number) {
        return switch (number) {
            case 1 -> SignatureAlgorithm.P256;
            case 3 -> SignatureAlgorithm.ML_DSA_44;
            default -> SignatureAlgorithm.ED25519;
        };
    }

    static String id(int number) {
        return String.format("%02d", number);
    }

    static String account(int number) {
        return "home-" + id(number);
    }

    static String place(int number) {
        return "place-home-" + id(number);
    }

    static String placeName(int number) {
        return "Lindenweg " + number;
    }

    private String usagePoint() {
        return "electricity-" + id(number);
    }

    private String tariff() {
        return number == ON_TIERS ? NeighbourhoodTariffs.TIERED : NeighbourhoodTariffs.HOME;
    }

    private void contract(boolean solar, long register) {
        Registry registry = town.registry();
        registry.account(new Account(account(number), "Household " + number, "EUR", Payment.CREDIT, 0));
        registry.installDaily(
                meter,
                town.usagePoint(usagePoint(), place(number), placeName(number), Commodity.ELECTRICITY),
                register);
        registry.agree(account(number), usagePoint(), ObisCode.ACTIVE_IMPORT, END_USE, tariff());
        if (solar) {
            registry.agree(
                    account(number), usagePoint(), ObisCode.ACTIVE_EXPORT, "feed-in", NeighbourhoodTariffs.FEED_IN);
        }
    }

    /** Sends each day's seal, dirty on some days. */
    void send(boolean solar, Map<Integer, Dirt> dirt) {
        for (int day = 0; day < town.days().count(); day++) {
            long[] used = load.day(town.days(), day);
            long[] yielded = sun.day(town.days(), day);
            long[] in = new long[used.length];
            long[] out = new long[used.length];
            for (int i = 0; i < used.length; i++) {
                in[i] = Math.max(0, used[i] - yielded[i]);
                out[i] = Math.max(0, yielded[i] - used[i]);
            }
            sendDay(day, in, dirt.get(day));
            if (solar) {
                count("feed-in", out);
                town.post().send(arrival(day), exported.seal(town.days().begin(day), INTERVAL, out));
            }
        }
    }

    private void sendDay(int day, long[] values, Dirt dirt) {
        Instant begin = town.days().begin(day);
        Instant arrival = arrival(day);
        count(END_USE, values);
        if (dirt == null) {
            town.post().send(arrival, imported.seal(begin, INTERVAL, values));
            return;
        }
        switch (dirt) {
            case DUPLICATE -> {
                SignedBlock seal = imported.seal(begin, INTERVAL, values);
                town.post().send(arrival, seal);
                plant(dirt, arrival.plus(Duration.ofHours(1)), seal);
            }
            case LATE_SEAL -> plant(dirt, arrival.plus(Duration.ofDays(4)), imported.seal(begin, INTERVAL, values));
            case MISSING_SEAL -> {
                imported.seal(begin, INTERVAL, values);
                town.plant(dirt, usagePoint(), arrival);
            }
            default -> {
                spoil(dirt, day, values);
                town.post().send(arrival, imported.seal(begin, INTERVAL, values));
            }
        }
    }

    /** Sends something false a minute before the truth. */
    private void spoil(Dirt dirt, int day, long[] values) {
        Instant begin = town.days().begin(day);
        Instant arrival = arrival(day).minusSeconds(60);
        BlockSigner own = meter.key().signer();
        BlockSigner forger = SimulatedKey.of(
                        SignatureAlgorithm.ED25519, town.seed().hash("forger"))
                .signer();
        long[] less = Arrays.stream(values).map(value -> value / 10).toArray();
        switch (dirt) {
            case FORGED_SIGNATURE -> {
                BlockSigner posing =
                        new BlockSigner(own.algorithm(), own.key(), forger.privateKey(), forger.provider());
                plant(dirt, arrival, imported.forgedSeal(posing, begin, INTERVAL, less));
            }
            case FOREIGN_KEY -> plant(dirt, arrival, imported.forgedSeal(forger, begin, INTERVAL, less));
            case FLIPPED_BIT -> {
                SignedBlock seal = imported.draftSeal(begin, INTERVAL, values);
                byte[] signed = seal.signed().clone();
                signed[CLOSING_REGISTER_END] ^= 1;
                plant(dirt, seal.simulated(arrival, "head-end/neighbourhood"), signed);
            }
            case TRUNCATED -> {
                SignedBlock seal = imported.draftSeal(begin, INTERVAL, values);
                byte[] signed = Arrays.copyOf(seal.signed(), TRUNCATED);
                plant(dirt, seal.simulated(arrival, "head-end/neighbourhood"), signed);
            }
            case FUTURE -> plant(dirt, arrival, imported.draftSeal(begin.plus(Duration.ofDays(10)), INTERVAL, values));
            default -> throw new IllegalArgumentException("a home knows no " + dirt);
        }
    }

    private void plant(Dirt dirt, Instant arrival, SignedBlock block) {
        town.post().send(arrival, block);
        town.plant(dirt, usagePoint(), arrival);
    }

    private void plant(Dirt dirt, ReceivedBlock block, byte[] signed) {
        town.post()
                .send(new ReceivedBlock(
                        block.arrival(),
                        block.originClass(),
                        block.simulated(),
                        block.source(),
                        signed,
                        block.signature(),
                        block.readings(),
                        block.charging()));
        town.plant(dirt, usagePoint(), Instant.ofEpochMilli(block.arrival()));
    }

    private Instant arrival(int day) {
        return town.days().begin(day + 1).plus(delay);
    }

    private void count(String endUse, long[] values) {
        town.uses()
                .add(
                        account(number),
                        place(number),
                        usagePoint(),
                        endUse,
                        MeasurementUnit.KILOWATT_HOUR,
                        Arrays.stream(values).sum());
    }
}
