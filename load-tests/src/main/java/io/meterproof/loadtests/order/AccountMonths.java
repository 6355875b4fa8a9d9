package io.meterproof.loadtests.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.loadtests.workload.Fleet;
import io.meterproof.loadtests.workload.SimulatedMeter;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Generates months of half-hourly accounts, sealed daily. Five days in a hundred are corrected: their seal differs from the
 * live blocks that came before it. One day in twenty has no seal and is estimated. One account in twenty gets a new price
 * in the middle of the month. Published prices come day by day; one day in twenty is corrected.
 */
final class AccountMonths {
    private static final Instant FROM = Instant.parse("2024-03-01T00:00:00Z");
    private static final int DAYS = 31;
    private static final int READINGS_A_DAY = 48;
    private static final int READINGS_A_LIVE_BLOCK = 12;
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final int MOST_IN_INTERVAL = 900;
    private static final double CORRECTED = 0.05;
    private static final double UNSEALED = 0.05;
    private static final double REPRICED = 0.05;
    private static final String TARIFF = "order/time-of-use";
    private static final Effective ALWAYS = new Effective(FROM, Optional.empty());

    private final SimulatedMeter meter;
    private final SplittableRandom random;
    private final MonthTariff kind;
    private final List<Delivery> deliveries = new ArrayList<>();
    private Hash previousSeal = Hash.ZERO;
    private long register;

    private AccountMonths(SimulatedMeter meter, SplittableRandom random, MonthTariff kind) {
        this.meter = meter;
        this.random = random;
        this.kind = kind;
    }

    /**
     * Months of accounts that take turns in their tariffs.
     *
     * @param seed decides everything: keys, values and dirt
     */
    static List<AccountMonth> of(int accounts, long seed, MonthTariff... kinds) throws InvalidKeyException {
        SplittableRandom random = new SplittableRandom(seed);
        List<AccountMonth> months = new ArrayList<>();
        for (SimulatedMeter meter : Fleet.of(accounts, seed).meters()) {
            MonthTariff kind = kinds[months.size() % kinds.length];
            months.add(new AccountMonths(meter, random.split(), kind).build());
        }
        return months;
    }

    private AccountMonth build() throws InvalidKeyException {
        Instant end = FROM.plus(Duration.ofDays(DAYS));
        Identified<Agreement> agreement = agreement(meter.serial(), kind);
        List<Identified<Tariff>> versions = new ArrayList<>(List.of(tariff(kind, FROM, "0.2490")));
        contracts(agreement, versions);
        boolean repriced = happens(REPRICED);
        for (int day = 0; day < DAYS; day++) {
            if (repriced && day == DAYS / 2) {
                versions.add(tariff(kind, FROM.plus(Duration.ofDays(day)), "0.3121"));
                contracts(agreement, versions);
            }
            addDay(day);
            if (kind == MonthTariff.DYNAMIC) {
                publish(day);
            }
        }
        return new AccountMonth(
                meter.channel(),
                MeterKeys.NONE.with(EnrolledKey.of(meter.enrolment(ALWAYS), 0)),
                deliveries,
                AccountTerms.of(
                        meter.serial(),
                        List.of(List.of(new Identified<>(agreement.hash(), agreement.content()))),
                        tariff -> versions),
                new PeriodClose("close", meter.serial(), FROM, end, end));
    }

    private void contracts(Identified<Agreement> agreement, List<Identified<Tariff>> versions) {
        deliveries.add(published(agreement, List.copyOf(versions)));
    }

    /** The contracts of an account's month as if it had cost this price a unit from the beginning. */
    static Delivery.Contracts repriced(AccountMonth month, String price) {
        return published(agreement(month.account(), MonthTariff.FLAT), List.of(tariff(MonthTariff.FLAT, FROM, price)));
    }

    private static Delivery.Contracts published(Identified<Agreement> agreement, List<Identified<Tariff>> versions) {
        Hash cause = versions.get(versions.size() - 1).hash();
        return new Delivery.Contracts(AgreedTerms.of(List.of(agreement), tariff -> versions), cause);
    }

    private static Identified<Agreement> agreement(String account, MonthTariff kind) {
        return identified(
                "agreement",
                new Agreement(
                        "agreement",
                        account,
                        account,
                        ObisCode.ACTIVE_IMPORT,
                        "household",
                        TARIFF,
                        ALWAYS,
                        Party.CUSTOMER,
                        kind.rules()));
    }

    /** The prices of a day's hours; where they are corrected, by a later document for some of them. */
    private void publish(int day) {
        Instant begin = FROM.plus(Duration.ofDays(day));
        deliver(begin, begin, 24);
        if (happens(CORRECTED)) {
            deliver(begin.plus(Duration.ofHours(30)), begin.plus(Duration.ofHours(6)), 3);
        }
    }

    private void deliver(Instant at, Instant from, int hours) {
        List<BigDecimal> prices = random.ints(hours, -50, 400)
                .mapToObj(price -> BigDecimal.valueOf(price, 3))
                .toList();
        PublishedPrices published = new PublishedPrices(MonthTariff.SERIES, at, from, 3600, prices);
        deliveries.add(new Delivery.Prices(identified(published.toString(), published)));
    }

    private void addDay(int day) {
        long first = 1 + (long) day * READINGS_A_DAY;
        long[] values = random.longs(READINGS_A_DAY, 0, MOST_IN_INTERVAL).toArray();
        boolean corrected = happens(CORRECTED);
        if (corrected) {
            addLive(first, values);
        }
        boolean unsealed = !corrected && 0 < day && day < DAYS - 1 && happens(UNSEALED);
        for (long value : values) {
            register += value;
        }
        if (!unsealed) {
            SignedBlock seal = sign(BlockBuilder.seal(meter.channel(), previousSeal), first, values, register);
            previousSeal = seal.digest();
            deliver(seal);
        }
    }

    /** What the meter said while it measured, a little less than its seal. */
    private void addLive(long first, long[] sealed) {
        long closing = register;
        for (int from = 0; from < sealed.length; from += READINGS_A_LIVE_BLOCK) {
            long[] values = new long[READINGS_A_LIVE_BLOCK];
            for (int i = 0; i < values.length; i++) {
                values[i] = sealed[from + i] / 2;
                closing += values[i];
            }
            deliver(sign(BlockBuilder.live(meter.channel()), first + from, values, closing));
        }
    }

    private SignedBlock sign(BlockBuilder block, long first, long[] values, long closing) {
        byte[] seed = hash(meter.serial() + first + values.length).bytes();
        return block.interval(INTERVAL)
                .start(FROM.plus(INTERVAL.multipliedBy(first - 1)))
                .firstSequence(first)
                .values(values)
                .closingRegister(closing)
                .sign(meter.signer(), seed);
    }

    private void deliver(SignedBlock block) {
        Instant arrival = Instant.ofEpochSecond(block.block().end()).plus(DELAY);
        deliveries.add(new Delivery.Reading(block.simulated(arrival, "order")));
    }

    private boolean happens(double share) {
        return random.nextDouble() < share;
    }

    private static Identified<Tariff> tariff(MonthTariff kind, Instant from, String price) {
        Tariff tariff = new Tariff(
                TARIFF,
                "EUR",
                ZoneId.of("Europe/Berlin"),
                from,
                Optional.empty(),
                "half-up",
                kind.components(new BigDecimal(price)));
        return identified(TARIFF + kind + price, tariff);
    }

    private static <T> Identified<T> identified(String name, T content) {
        return new Identified<>(hash(name), content);
    }

    private static Hash hash(String text) {
        return TreeHasher.sha256(text.getBytes(UTF_8));
    }
}
