package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.quickstart.scenario.Calendar;
import io.meterproof.quickstart.scenario.CreditEnd;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.Expectations;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * A neighbourhood of fourteen homes over {@value #DAYS} days and a change of month: some with the sun on the roof, three that
 * buy gas in advance, two with water meters, four whose drivers also charge at three workplaces; and of a workshop behind a current transformer whose meter is exchanged.
 * Real-life dirt included.
 */
public final class NeighbourhoodScenario {
    /** A Monday; the thirteenth day begins a month. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 16);

    static final int DAYS = 36;

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int HOMES = 14;
    private static final Set<Integer> SOLAR = Set.of(3, 6, 9, 12);
    private static final List<Integer> GAS = List.of(1, 2, 3);
    private static final List<Integer> WATER = List.of(4, 5);
    private static final List<Integer> DRIVERS = List.of(7, 8, 9, 10);
    private static final int LEAKING = 5;
    private static final int LEAK_FROM = 18;
    /** This gas home buys once and then runs out; the others buy again in time. */
    private static final int RUNS_OUT = 1;

    private static final long EURO = 1_000_000;
    private static final Duration CLOSING = Duration.ofHours(6);

    private static final Map<Integer, Map<Integer, Dirt>> HOME_DIRT = Map.of(
            1, Map.of(3, Dirt.DUPLICATE),
            2, Map.of(10, Dirt.LATE_SEAL),
            4, Map.of(15, Dirt.FORGED_SIGNATURE, 24, Dirt.FOREIGN_KEY),
            5, Map.of(9, Dirt.MISSING_SEAL),
            6, Map.of(12, Dirt.DUPLICATE),
            11, Map.of(18, Dirt.FLIPPED_BIT),
            12, Map.of(20, Dirt.FUTURE),
            13, Map.of(22, Dirt.TRUNCATED),
            14, Map.of(10, Dirt.LATE_SEAL));

    private static final Map<Integer, Map<Integer, Dirt>> GAS_DIRT =
            Map.of(2, Map.of(8, Dirt.DIFFERING_SEAL), 3, Map.of(11, Dirt.CONFLICT));

    private final Town town;
    private final Calendar calendar;
    private final Map<String, CreditEnd> credits = new TreeMap<>();

    private NeighbourhoodScenario(Seed seed, LocalDate firstDay, ScenarioSigners signers) {
        LocalDays days = new LocalDays(firstDay, DAYS, ZONE);
        Instant contracts = firstDay.minus(Period.ofDays(30)).atStartOfDay(ZONE).toInstant();
        town = Town.of(seed, days, signers, contracts);
        calendar = new Calendar(signers);
    }

    /** Makes the scenario; the seed decides everything that is left to chance. */
    public static Scenario of(Seed seed, LocalDate firstDay, ScenarioSigners signers) {
        return new NeighbourhoodScenario(seed, firstDay, signers).make();
    }

    private Scenario make() {
        LocalDays days = town.days();
        Instant newPrices = days.monthBegins().isEmpty()
                ? days.end()
                : days.begin(days.monthBegins().get(0));
        new NeighbourhoodTariffs("EUR", ZONE)
                .publish(town.registry(), days.begin().minus(Duration.ofDays(30)), newPrices);
        homes();
        gas();
        water();
        new Workshop(town).send();
        new Drivers(town, DRIVERS).send();
        Strays.send(town);
        closes();
        return new Scenario(
                town.registry().holders(),
                calendar.stages(town.registry().documents(), town.post()),
                new Expectations(
                        town.post().size(),
                        town.planted(),
                        town.uses().sums(),
                        Optional.of(Map.of(WaterHome.usagePoint(LEAKING), days.begin(LEAK_FROM))),
                        credits));
    }

    private void homes() {
        for (int number = 1; number <= HOMES; number++) {
            boolean solar = SOLAR.contains(number);
            new Home(town, number, solar).send(solar, HOME_DIRT.getOrDefault(number, Map.of()));
        }
    }

    private void gas() {
        for (int number : GAS) {
            long credit = number == RUNS_OUT ? 100 * EURO : 90 * EURO;
            calendar.topUp(GasHome.account(number), town.days().begin(), credit);
            GasHome home = new GasHome(town, number, credit);
            var end = home.send(GAS_DIRT.getOrDefault(number, Map.of()));
            if (number == RUNS_OUT) {
                credits.put(
                        GasHome.account(number),
                        new CreditEnd(end.orElseThrow(), Duration.ofHours(GasHome.LOW_CREDIT_HOURS)));
            } else {
                List.of(9, 19, 29)
                        .forEach(day -> calendar.topUp(
                                GasHome.account(number), town.days().begin(day).plus(CLOSING), 65 * EURO));
            }
        }
    }

    private void water() {
        for (int number : WATER) {
            new WaterHome(town, number).send(number == LEAKING ? OptionalInt.of(LEAK_FROM) : OptionalInt.empty());
        }
    }

    /** Each month, and what there is of the last, is closed in the morning after it. */
    private void closes() {
        List<Integer> ends = new ArrayList<>(town.days().monthBegins());
        ends.add(DAYS);
        int from = 0;
        for (int to : ends) {
            for (String account : accounts()) {
                Instant end = town.days().begin(to);
                calendar.close(account, town.days().begin(from), end, end.plus(CLOSING));
            }
            from = to;
        }
    }

    private static List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        for (int number = 1; number <= HOMES; number++) {
            accounts.add(Home.account(number));
        }
        GAS.forEach(number -> accounts.add(GasHome.account(number)));
        accounts.add(Workshop.ACCOUNT);
        return accounts;
    }
}
