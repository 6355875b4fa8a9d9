package io.meterproof.statement;

import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.UsageEntry;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a statement for people of the entries up to a statement entry: what came later it does not know. */
public final class StatementReport {
    private final Papers papers;
    private final StatementEntry statement;
    private final List<LedgerEntry> known;
    private final CoveredCharges charges = new CoveredCharges();
    private final LineContext context;
    private final Consumption consumption;
    private long topUps;

    private StatementReport(Papers papers, StatementEntry statement) {
        this.papers = papers;
        this.statement = statement;
        known = papers.entries().subList(0, (int) statement.lastSequence());
        context = new LineContext(papers);
        consumption = new Consumption(known);
        known.forEach(this::add);
    }

    /**
     * The statement of a statement entry.
     *
     * @throws IllegalArgumentException where the account's chain has no such entry
     */
    public static AccountStatement of(Papers papers, StatementEntry statement) {
        if (!papers.entries().contains(statement)) {
            throw new IllegalArgumentException("not a statement of these entries");
        }
        return new StatementReport(papers, statement).report();
    }

    /** The newest statement entry. */
    public static Optional<StatementEntry> newest(List<LedgerEntry> entries) {
        return statements(entries).stream().reduce((before, later) -> later);
    }

    /** All statement entries, in order. */
    public static List<StatementEntry> statements(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(StatementEntry.class::isInstance)
                .map(StatementEntry.class::cast)
                .toList();
    }

    private void add(LedgerEntry entry) {
        context.add(entry);
        if (entry.header().sequence() < statement.firstSequence()) {
            return;
        }
        entry.lines().forEach(line -> charges.add(context.of(entry, line), line));
        if (entry instanceof TopUpEntry topUp) {
            topUps = Math.addExact(topUps, topUp.amount());
        }
    }

    private AccountStatement report() {
        String account = statement.header().account();
        List<AccountStatement.Place> places = places();
        return new AccountStatement(
                account,
                papers.holder(account),
                statement.header().currency(),
                Long.toString(statement.header().sequence()),
                statement.from().toString(),
                statement.to().toString(),
                statement.header().booked().toString(),
                zone().getId(),
                Figures.money(statement.opening()),
                Figures.money(charges.total()),
                Figures.money(topUps),
                Figures.money(statement.closing()),
                statement.entriesRoot().hex(),
                places,
                new Corrections(known, context).of(statement));
    }

    private Optional<StatementEntry> before() {
        return newest(known);
    }

    /** Of the first place that anything was used at. */
    private ZoneId zone() {
        return charges.sums().keySet().stream()
                .flatMap(key -> papers.usagePoint(key.use().usagePoint()).stream())
                .map(UsagePoint::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private record PlaceName(String id, String name) {
        /** What belongs to the account as a whole, such as rounding, comes last. */
        private static final Comparator<PlaceName> ORDER = Comparator.comparing(PlaceName::isAccount)
                .thenComparing(PlaceName::id)
                .thenComparing(PlaceName::name);

        private boolean isAccount() {
            return id.equals(Use.ACCOUNT);
        }
    }

    private List<AccountStatement.Place> places() {
        SortedMap<Use, List<AccountStatement.Used>> used =
                new Comparison(consumption, statement, before(), zone()).used();
        SortedMap<PlaceName, SortedMap<String, Group>> groups = new TreeMap<>(PlaceName.ORDER);
        charges.sums().forEach((key, sum) -> group(groups, key.use()).charges.put(key, sum));
        used.forEach((use, views) -> group(groups, use).used.addAll(views));
        consumption
                .entriesBetween(statement.from(), statement.to())
                .forEach(entry -> group(groups, Consumption.use(entry)).entries.add(entry));
        List<AccountStatement.Place> places = new ArrayList<>();
        groups.forEach((place, endUses) -> places.add(place(place, endUses)));
        return places;
    }

    private Group group(SortedMap<PlaceName, SortedMap<String, Group>> groups, Use use) {
        return groups.computeIfAbsent(place(use.usagePoint()), place -> new TreeMap<>())
                .computeIfAbsent(use.endUse(), endUse -> new Group());
    }

    private PlaceName place(String usagePoint) {
        if (usagePoint.equals(Use.ACCOUNT)) {
            return new PlaceName(Use.ACCOUNT, "Account");
        }
        return papers.usagePoint(usagePoint)
                .map(point -> new PlaceName(point.place(), point.placeName()))
                .orElseGet(() -> new PlaceName(usagePoint, usagePoint));
    }

    private AccountStatement.Place place(PlaceName place, SortedMap<String, Group> endUses) {
        List<AccountStatement.EndUse> views = new ArrayList<>();
        endUses.forEach((endUse, group) -> views.add(group.view(endUse, papers)));
        long total = endUses.values().stream().mapToLong(Group::total).reduce(0, Math::addExact);
        return new AccountStatement.Place(place.id(), place.name(), Figures.money(total), views);
    }

    /** One end use at one place. */
    private static final class Group {
        private final SortedMap<CoveredCharges.Key, CoveredCharges.Sum> charges = new TreeMap<>();
        private final List<AccountStatement.Used> used = new ArrayList<>();
        private final List<UsageEntry> entries = new ArrayList<>();

        private long total() {
            return charges.values().stream()
                    .mapToLong(CoveredCharges.Sum::amount)
                    .reduce(0, Math::addExact);
        }

        private AccountStatement.EndUse view(String endUse, Papers papers) {
            List<AccountStatement.Component> components = new ArrayList<>();
            charges.forEach((key, sum) -> components.add(CoveredCharges.component(key, sum)));
            return new AccountStatement.EndUse(
                    endUse, Figures.money(total()), used, components, RegisterReads.of(papers, entries));
        }
    }
}
