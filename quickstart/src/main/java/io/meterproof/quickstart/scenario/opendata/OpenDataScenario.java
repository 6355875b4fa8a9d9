package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.csv.ChargingSession;
import io.meterproof.formats.csv.IntervalReading;
import io.meterproof.formats.csv.ProsumerCsv;
import io.meterproof.formats.csv.ProsumerCsv.Column;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Calendar;
import io.meterproof.quickstart.scenario.Expectations;
import io.meterproof.quickstart.scenario.FileSum;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.UseAccounts;
import io.meterproof.quickstart.scenario.meter.Charger;
import io.meterproof.quickstart.scenario.meter.NativeCharger;
import io.meterproof.quickstart.scenario.meter.SimulatedMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Real half-hourly households and real workplace charging sessions behind simulated meters. The households are joined with
 * the drivers who charged at the most places: one account for both. Beside them a solar home and gas homes, where there are any. Both sets label their clocks UTC, and so do we.
 */
public final class OpenDataScenario {
    static final String HOUSEHOLD_TARIFF = "household-time-of-use";
    static final String CHARGING_TARIFF = "workplace-charging";
    static final String CONTROLLED_TARIFF = "controlled-load";
    static final String GENERATION_TARIFF = "solar-generation";
    static final String GAS_TARIFF = "gas-by-energy";

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final String CURRENCY = "USD";

    private final OpenData data;
    private final Seed seed;
    private final Registry registry;
    private final Calendar calendar;
    private final Post post = new Post("head-end/open-data");
    private final UseAccounts uses = new UseAccounts();
    private final List<String> accounts = new ArrayList<>();
    private final List<MeasuredHousehold> households = new ArrayList<>();
    private final Map<String, String> accountOfUser = new HashMap<>();
    private final Instant begin;
    private final Instant end;

    private OpenDataScenario(OpenData data, Seed seed, ScenarioSigners signers) {
        this.data = data;
        this.seed = seed;
        begin = begins().min(Instant::compareTo).orElseThrow().truncatedTo(ChronoUnit.DAYS);
        end = ends().max(Instant::compareTo)
                .orElseThrow()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(1));
        registry = new Registry(signers, begin.minus(Duration.ofDays(30)));
        calendar = new Calendar(signers);
    }

    /** Makes the scenario; the seed decides what was not measured. */
    public static Scenario of(Seed seed, OpenData data, ScenarioSigners signers) {
        return new OpenDataScenario(data, seed, signers).make();
    }

    private Scenario make() {
        new OpenDataTariffs(CURRENCY, ZONE).publish(registry, begin.minus(Duration.ofDays(30)));
        join();
        households.forEach(this::measure);
        data.prosumers().forEach(this::generate);
        List<FileSum> files = new MeasuredGas(data.gasHomes(), seed).play(registry, calendar, post, uses, this::open);
        charge();
        closes();
        return new Scenario(
                registry.holders(),
                calendar.stages(registry.documents(), post),
                new Expectations(post.size(), List.of(), uses.sums(), Optional.empty(), Map.of(), files));
    }

    /** Each calendar year, and what there is of the first and the last, is closed a day after it. */
    private void closes() {
        Instant from = begin;
        while (from.isBefore(end)) {
            Instant nextYear = from.atZone(ZONE)
                    .with(TemporalAdjusters.firstDayOfNextYear())
                    .truncatedTo(ChronoUnit.DAYS)
                    .toInstant();
            Instant to = nextYear.isBefore(end) ? nextYear : end;
            for (String account : accounts) {
                calendar.close(account, from, to, to.plus(Duration.ofDays(1)));
            }
            from = to;
        }
    }

    /** The i-th household and the i-th driver share an account; other drivers have their own. */
    private void join() {
        List<String> names = List.copyOf(data.households().keySet());
        List<Driver> drivers = Driver.of(data.sessions());
        for (int i = 0; i < Math.max(names.size(), drivers.size()); i++) {
            String account = i < names.size()
                    ? "home-" + names.get(i)
                    : "driver-" + drivers.get(i).user();
            open(account);
            if (i < names.size()) {
                String name = names.get(i);
                households.add(
                        new MeasuredHousehold(name, account, data.households().get(name), ZONE));
            }
            if (i < drivers.size()) {
                accountOfUser.put(drivers.get(i).user(), account);
                registry.authorise(drivers.get(i).token(), account, Charger.END_USE, CHARGING_TARIFF);
            }
        }
    }

    private void open(String account) {
        accounts.add(account);
        registry.account(new Account(account, account, CURRENCY, Payment.CREDIT, 0));
    }

    private void measure(MeasuredHousehold household) {
        SimulatedMeter meter = household.meter(seed);
        household.contract(meter, registry, HOUSEHOLD_TARIFF);
        household.send(meter, post);
        uses.add(
                household.account(),
                household.place(),
                household.usagePoint(),
                MeasuredHousehold.END_USE,
                MeasurementUnit.KILOWATT_HOUR,
                household.sum());
    }

    private void generate(String name, List<ProsumerCsv.Row> rows) {
        Map<Column, List<IntervalReading>> readings = new EnumMap<>(Column.class);
        for (ProsumerCsv.Row row : rows) {
            row.wattHours().forEach((column, wattHours) -> readings.computeIfAbsent(column, unseen -> new ArrayList<>())
                    .add(new IntervalReading(row.start(), wattHours)));
        }
        MeasuredProsumer prosumer = new MeasuredProsumer(name, readings, ZONE);
        open(prosumer.account());
        prosumer.play(seed, registry, post, uses);
    }

    private void charge() {
        Map<String, Charger> stations = new HashMap<>();
        for (ChargingSession session : data.sessions()) {
            Charger station = stations.computeIfAbsent(session.stationId(), id -> station(session));
            post.send(station.charge(
                    session.created(),
                    session.ended(),
                    session.wattHours(),
                    new ChargingTransaction("session-" + session.sessionId(), "user-" + session.userId()),
                    post.source()));
            uses.add(
                    accountOfUser.get(session.userId()),
                    station.usagePoint().place(),
                    station.usagePoint().id(),
                    Charger.END_USE,
                    MeasurementUnit.KILOWATT_HOUR,
                    session.wattHours());
        }
    }

    private Charger station(ChargingSession session) {
        UsagePoint usagePoint = new UsagePoint(
                "station-" + session.stationId(),
                "place-" + session.locationId(),
                "Workplace " + session.locationId(),
                Commodity.ELECTRICITY,
                ZONE,
                "40.44",
                "-79.99");
        return new NativeCharger(seed, registry, usagePoint, SignatureAlgorithm.ED25519);
    }

    private Stream<Instant> begins() {
        return Stream.of(
                        data.households().values().stream()
                                .flatMap(List::stream)
                                .map(IntervalReading::start),
                        data.sessions().stream().map(ChargingSession::created),
                        data.prosumers().values().stream().flatMap(List::stream).map(ProsumerCsv.Row::start),
                        data.gasHomes().values().stream().flatMap(List::stream).map(each -> each.start()
                                .toInstant()))
                .flatMap(Function.identity());
    }

    private Stream<Instant> ends() {
        return Stream.concat(begins(), data.sessions().stream().map(ChargingSession::ended));
    }
}
