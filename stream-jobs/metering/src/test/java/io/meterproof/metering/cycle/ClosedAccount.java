package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Party;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An account of one household whose periods are closed as the settlement job closes them. */
final class ClosedAccount {
    static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final int HOUR = 3600;

    private final List<List<Identified<Contract>>> contracts = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<Identified<Tariff>> versions = new ArrayList<>();
    private final AccountLedger ledger = new AccountLedger(new NoUsages(), PrivacyKey.of(new byte[32]));
    private final List<LedgerEntry> entries = new ArrayList<>();
    private KeptCycles kept = KeptCycles.NOTHING;
    private AccountState state = AccountState.opened("a-1", "EUR");

    static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(COPENHAGEN).toInstant();
    }

    /** Of the months from January 2026 on. */
    static String firstOfMonth(int month) {
        return LocalDate.of(2026, 1, 1).plusMonths(month - 1L).toString();
    }

    static Hash hash(String name) {
        return TreeHasher.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    ClosedAccount priced(String from, TariffComponent... components) {
        return pricedBy("t", from, components);
    }

    /** The same by another tariff, which an agreement may name. */
    ClosedAccount pricedBy(String id, String from, TariffComponent... components) {
        Tariff tariff =
                new Tariff(id, "EUR", COPENHAGEN, midnight(from), Optional.empty(), "half-up", List.of(components));
        versions.removeIf(version ->
                version.content().id().equals(id) && version.content().from().equals(tariff.from()));
        versions.add(new Identified<>(hash("tariff from " + from + tariff.components()), tariff));
        return this;
    }

    /** The tariff is not known any longer, as if the agreement named another. */
    ClosedAccount unpriced() {
        versions.clear();
        return this;
    }

    ClosedAccount agreed(String from, Optional<String> to) {
        return agreed("home", ObisCode.ACTIVE_IMPORT, from, to);
    }

    ClosedAccount agreed(String id, ObisCode type, String from, Optional<String> to) {
        Effective effective = new Effective(midnight(from), to.map(ClosedAccount::midnight));
        contracts
                .get(0)
                .add(new Identified<>(
                        hash(id + to.map(end -> " until " + end).orElse("")),
                        new Agreement(id, "a-1", "up-1", type, "home", "t", effective)));
        return this;
    }

    /** By the tariff of an id, from a day to another. */
    ClosedAccount agreed(String id, String tariff, LocalDate from, Optional<LocalDate> to) {
        Effective effective = new Effective(midnight(from.toString()), to.map(end -> midnight(end.toString())));
        Agreement agreement = new Agreement(id, "a-1", "up-1", ObisCode.ACTIVE_IMPORT, "home", tariff, effective);
        contracts.get(0).add(new Identified<>(hash(agreement.toString()), agreement));
        return this;
    }

    /** The agreement, said again under a name, with rules. */
    ClosedAccount ruled(String name, AccountRule... rules) {
        Effective effective = new Effective(midnight("2026-01-01"), Optional.empty());
        Agreement agreement = new Agreement(
                "home", "a-1", "up-1", ObisCode.ACTIVE_IMPORT, "home", "t", effective, Party.CUSTOMER, List.of(rules));
        contracts.get(0).add(new Identified<>(hash(name), agreement));
        return this;
    }

    /** A car's token, said under a name, with rules. */
    ClosedAccount authorised(String name, AccountRule... rules) {
        Effective effective = new Effective(midnight("2026-01-01"), Optional.empty());
        Authorisation car = new Authorisation("car", "token-1", "a-1", "ev-charging", "t", effective, List.of(rules));
        if (contracts.size() == 1) {
            contracts.add(new ArrayList<>());
        }
        contracts.get(1).add(new Identified<>(hash(name), car));
        return this;
    }

    /** A car's token, said under a name to be another account's. */
    ClosedAccount authorisedElsewhere(String name) {
        Effective effective = new Effective(midnight("2026-01-01"), Optional.empty());
        contracts
                .get(1)
                .add(new Identified<>(
                        hash(name), new Authorisation("car", "token-1", "a-2", "ev-charging", "t", effective)));
        return this;
    }

    /** A session of an hour under a token's authorisation, by what it was billed for. */
    ClosedAccount charged(String name, String agreement, Instant begin, long quantity, Line... lines) {
        MeasuredUse session = new MeasuredUse(
                "up-9",
                hash(agreement),
                versions.get(0).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Intervals(new long[] {quantity}, 0, 1, begin.getEpochSecond(), HOUR),
                List.of(lines));
        kept = kept.with(hash(name), session);
        return this;
    }

    /** So many Wh in each hour of some local days, billed under a name. */
    ClosedAccount used(String name, String agreement, String from, String to, long each) {
        return used(name, agreement, midnight(from), midnight(to), each);
    }

    /** The same from an hour to another. Where its cycle is final it is not billed. */
    ClosedAccount used(String name, String agreement, Instant from, Instant to, long each) {
        long[] quantities = new long[Math.toIntExact((to.getEpochSecond() - from.getEpochSecond()) / HOUR)];
        Arrays.fill(quantities, each);
        Intervals intervals = new Intervals(quantities, 0, quantities.length, from.getEpochSecond(), HOUR);
        Hash tariff = versions.stream()
                .filter(version -> !version.content().from().isAfter(from))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .hash();
        if (kept.reach().covers(from)) {
            MeasuredUse use = new MeasuredUse(
                    "up-1", hash(agreement), tariff, MeasurementUnit.KILOWATT_HOUR, intervals, List.of());
            kept = kept.with(hash(name), use);
        }
        return this;
    }

    ClosedAccount used(String name, String from, String to, long each) {
        return used(name, "home", from, to, each);
    }

    /** So many Wh that a sub-meter counted in each hour are taken off. */
    ClosedAccount deducted(String name, String from, String to, long each) {
        used(name, from, to, -each);
        MeasuredUse use = kept.uses().get(hash(name));
        MeasuredUse deducted = new MeasuredUse(
                use.usagePoint(),
                use.agreement(),
                use.tariff(),
                use.unit(),
                use.intervals(),
                true,
                use.charged(),
                use.finished());
        kept = kept.with(hash(name), deducted);
        return this;
    }

    ClosedAccount takenBack(String name) {
        kept = kept.without(hash(name));
        return this;
    }

    ClosedAccount finished(String name) {
        kept = kept.with(hash(name), kept.uses().get(hash(name)).asFinished());
        return this;
    }

    ClosedAccount closed(String from, String to) {
        PeriodClose close = new PeriodClose(from, "a-1", midnight(from), midnight(to), midnight(to));
        CycleClosing calculated = calculated(from, to);
        if (!calculated.isComplete()) {
            throw new IllegalStateException("the close from " + from + " waits");
        }
        CycleClosing.Closed closed =
                calculated.close(ledger, state, close, List.of(), hash("close " + from), close.at());
        for (LedgerStep step : closed.steps()) {
            entries.add(step.entry());
            state = step.next();
        }
        kept = new KeptCycles(
                transformed(closed.kept().uses(), use -> MeasuredUseCodec.decode(MeasuredUseCodec.encode(use))),
                new TreeMap<>(transformed(
                        closed.kept().rated(), rated -> RatedAgreementCodec.decode(RatedAgreementCodec.encode(rated)))),
                closed.kept().periods(),
                closed.kept().byDays());
        return this;
    }

    CycleClosing calculated(String from, String to) {
        return CycleClosing.calculate(terms(), kept, midnight(from), midnight(to));
    }

    /** What was calculated before, by what is kept now. */
    CycleClosing with(CycleClosing before) {
        return before.with(kept);
    }

    int keptUses() {
        return kept.uses().size();
    }

    List<RatedCycle> keptCycles() {
        return kept.rated().values().iterator().next().cycles();
    }

    /** The types of all entries, and the lines of cycles and period charges. */
    List<String> entries() {
        return entries.stream()
                .map(entry -> entry instanceof CycleChargesEntry cycle
                                && cycle.rebills().isPresent()
                        ? "rebill"
                        : entry.type())
                .toList();
    }

    /** The lines of the newest charges that stand for a cycle at home which begins on a day. */
    List<String> lines(String from) {
        return lines(from, "home");
    }

    /** The same for some end use. */
    List<String> lines(String from, String endUse) {
        return entries.stream()
                .filter(CycleChargesEntry.class::isInstance)
                .map(CycleChargesEntry.class::cast)
                .filter(entry -> entry.charges().from().equals(midnight(from))
                        && entry.charges().endUse().equals(endUse))
                .reduce((earlier, later) -> later)
                .map(entry -> entry.lines().stream().map(ClosedAccount::text).toList())
                .orElseThrow();
    }

    List<LedgerEntry> all() {
        return entries;
    }

    long balance() {
        return state.balance();
    }

    private AccountTerms terms() {
        return AccountTerms.of("a-1", contracts, tariff -> versions.stream()
                .filter(version -> version.content().id().equals(tariff))
                .toList());
    }

    private static String text(Line line) {
        return line.component() + line.name().map(name -> "/" + name).orElse("") + " " + line.quantity() + " x "
                + line.price().toPlainString() + " = " + line.amount();
    }

    private static <K, V> Map<K, V> transformed(Map<K, V> map, UnaryOperator<V> change) {
        Map<K, V> transformed = new HashMap<>();
        map.forEach((key, value) -> transformed.put(key, change.apply(value)));
        return transformed;
    }
}
