package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
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
import java.util.OptionalLong;

/** An account of one household whose periods are closed as the settlement job closes them. */
final class ClosedAccount {
    static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final int HOUR = 3600;

    private final Map<Hash, MeasuredUse> uses = new HashMap<>();
    private final List<List<Identified<Contract>>> contracts = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<Identified<Tariff>> versions = new ArrayList<>();
    private final AccountLedger ledger = new AccountLedger(new NoUsages(), PrivacyKey.of(new byte[32]));
    private final List<LedgerEntry> entries = new ArrayList<>();
    private Map<String, RatedAgreement> rated = new HashMap<>();
    private AccountState state = AccountState.opened("a-1", "EUR");

    static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(COPENHAGEN).toInstant();
    }

    static Hash hash(String name) {
        return TreeHasher.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    ClosedAccount priced(String from, TariffComponent... components) {
        Tariff tariff =
                new Tariff("t", "EUR", COPENHAGEN, midnight(from), Optional.empty(), "half-up", List.of(components));
        versions.add(new Identified<>(hash("tariff from " + from), tariff));
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

    /** So many Wh in each hour of some local days, billed under a name. */
    ClosedAccount used(String name, String agreement, String from, String to, long each) {
        long[] quantities = new long
                [Math.toIntExact((midnight(to).getEpochSecond() - midnight(from).getEpochSecond()) / HOUR)];
        Arrays.fill(quantities, each);
        Intervals intervals =
                new Intervals(quantities, 0, quantities.length, midnight(from).getEpochSecond(), HOUR);
        Hash tariff = versions.stream()
                .filter(version -> !version.content().from().isAfter(midnight(from)))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .hash();
        uses.put(
                hash(name),
                new MeasuredUse(hash(agreement), tariff, MeasurementUnit.KILOWATT_HOUR, intervals, List.of()));
        return this;
    }

    ClosedAccount used(String name, String from, String to, long each) {
        return used(name, "home", from, to, each);
    }

    ClosedAccount takenBack(String name) {
        uses.remove(hash(name));
        return this;
    }

    ClosedAccount finished(String name) {
        uses.computeIfPresent(hash(name), (hash, use) -> use.asFinished());
        return this;
    }

    ClosedAccount closed(String from, String to) {
        PeriodClose close = new PeriodClose(from, "a-1", midnight(from), midnight(to), midnight(to));
        AccountTerms terms = terms();
        CycleClosing.Closed closed =
                calculated(from, to).close(ledger, state, close, hash("close " + from), List.copyOf(uses.values()));
        for (LedgerStep step : closed.steps()) {
            entries.add(step.entry());
            state = step.next();
        }
        rated.putAll(closed.rated());
        uses.values().removeIf(use -> closed.isObsolete(use, terms));
        rated = new HashMap<>(rated);
        rated.replaceAll((key, one) -> RatedAgreementCodec.decode(RatedAgreementCodec.encode(one)));
        uses.replaceAll((key, one) -> MeasuredUseCodec.decode(MeasuredUseCodec.encode(one)));
        return this;
    }

    CycleClosing calculated(String from, String to) {
        return CycleClosing.calculate(terms(), rated, List.copyOf(uses.values()), midnight(from), midnight(to));
    }

    int keptUses() {
        return uses.size();
    }

    List<RatedCycle> keptCycles() {
        return rated.values().iterator().next().cycles();
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

    /** The lines of the newest charges that stand for a cycle which begins on a day. */
    List<String> lines(String from) {
        return entries.stream()
                .filter(CycleChargesEntry.class::isInstance)
                .map(CycleChargesEntry.class::cast)
                .filter(entry -> entry.charges().from().equals(midnight(from)))
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
        return AccountTerms.of("a-1", contracts, tariff -> List.copyOf(versions));
    }

    private static String text(Line line) {
        return line.component() + line.name().map(name -> "/" + name).orElse("") + " " + line.quantity() + " x "
                + line.price().toPlainString() + " = " + line.amount();
    }

    /** Usages are booked elsewhere. */
    private static final class NoUsages implements UsageIndex {
        @Override
        public OptionalLong sequence(Hash usageId) {
            return OptionalLong.empty();
        }

        @Override
        public void put(Hash usageId, long sequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(Hash usageId) {
            throw new UnsupportedOperationException();
        }
    }
}
