package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.CycleClosing;
import io.meterproof.metering.cycle.KeptCycles;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.AccountLedger;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerStep;
import io.meterproof.metering.ledger.MapUsageIndex;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A household that is metered by the hour, from accepted blocks to the entries of its account's chain. */
final class SettledHome {
    private static final int HOUR = 3600;
    private static final int HOURS_A_BLOCK = 24;

    private final ZoneId zone;
    private final Instant begin;
    private final TreeChannelStore store = new TreeChannelStore();
    private final List<Identified<Tariff>> versions = new ArrayList<>();
    private final List<Identified<Contract>> contracts = new ArrayList<>();
    private final List<Identified<MeterEvent>> meter = new ArrayList<>();
    private final AccountLedger ledger = new AccountLedger(new MapUsageIndex(), PrivacyKey.of(new byte[32]));
    private final List<LedgerEntry> entries = new ArrayList<>();
    private KeptCycles kept = KeptCycles.NOTHING;
    private AccountState state = AccountState.opened("one", "EUR");
    private long hours;
    private long register;

    /** @param from local date of the first hour */
    SettledHome(String zone, String from) {
        this.zone = ZoneId.of(zone);
        this.begin = midnight(from);
        MeterInstallation installation = new MeterInstallation(
                Blocks.CHANNEL.meter(), Blocks.USAGE_POINT, new Effective(begin, Optional.empty()), 0);
        meter.add(new Identified<>(Agreed.hash("installation"), installation));
    }

    Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }

    SettledHome priced(String from, TariffComponent... components) {
        Tariff tariff = new Tariff("t", "EUR", zone, midnight(from), Optional.empty(), "half-up", List.of(components));
        versions.add(new Identified<>(Agreed.hash("tariff from " + from), tariff));
        return this;
    }

    SettledHome agreed(Instant from, Optional<Instant> to) {
        Agreement agreement = new Agreement(
                "home", "one", Blocks.USAGE_POINT, ObisCode.ACTIVE_IMPORT, "home", "t", new Effective(from, to));
        contracts.add(new Identified<>(Agreed.hash(agreement.toString()), agreement));
        return this;
    }

    SettledHome agreed(String from) {
        return agreed(midnight(from), Optional.empty());
    }

    /** So many Wh in each hour until a local date. */
    SettledHome used(String until, long each) {
        while (at(hours).isBefore(midnight(until))) {
            long left = (midnight(until).getEpochSecond() - at(hours).getEpochSecond()) / HOUR;
            seal((int) Math.min(HOURS_A_BLOCK, left), each);
        }
        return this;
    }

    /** So many Wh in one hour. */
    SettledHome peak(long watthours) {
        seal(1, watthours);
        return this;
    }

    /** What people say was used in the hour that begins at an instant. */
    SettledHome edited(Instant hour, long watthours) {
        long sequence = 1 + (hour.getEpochSecond() - begin.getEpochSecond()) / HOUR;
        ReadingEdit edit = new ReadingEdit(
                Blocks.CHANNEL.meter(),
                Blocks.CHANNEL.obis(),
                sequence,
                hour,
                HOUR,
                List.of(watthours),
                hour,
                "A. Clerk",
                "a test of the meter");
        meter.add(new Identified<>(Agreed.hash(edit.toString()), edit));
        book(settlement().reinstall(Agreed.hash("edit")));
        return this;
    }

    SettledHome closed(String from, String to) {
        PeriodClose close = new PeriodClose(from, "one", midnight(from), midnight(to), midnight(to));
        CycleClosing.Closed closed = CycleClosing.calculate(terms(), kept, close.from(), close.to())
                .close(ledger, state, close, List.of(), Agreed.hash("close " + from), close.at());
        kept = closed.kept();
        closed.steps().forEach(this::append);
        return this;
    }

    /** What stands of all lines of a component, or of those of one name: {@code quantity = amount}. */
    String sum(String component, String... name) {
        long quantity = 0;
        long amount = 0;
        for (LedgerEntry entry : entries) {
            for (Line line : entry.lines()) {
                if (line.component().equals(component)
                        && (name.length == 0 || line.name().equals(Optional.of(name[0])))) {
                    quantity += line.quantity();
                    amount += line.amount();
                }
            }
        }
        return quantity + " = " + amount;
    }

    List<String> types() {
        return entries.stream().map(LedgerEntry::type).toList();
    }

    long balance() {
        return state.balance();
    }

    /** Whether the balance is what all lines come to. */
    boolean isConserved() {
        return state.balance()
                == entries.stream()
                        .flatMap(entry -> entry.lines().stream())
                        .mapToLong(Line::amount)
                        .sum();
    }

    private Instant at(long hour) {
        return begin.plusSeconds(hour * HOUR);
    }

    private void seal(int count, long each) {
        long[] values = new long[count];
        Arrays.fill(values, each);
        register += count * each;
        Block block = new Block(
                BlockKind.SEAL,
                SignatureAlgorithm.ED25519,
                Blocks.CHANNEL.meter(),
                Hash.ZERO,
                Blocks.CHANNEL.obis(),
                MeasurementUnit.KILOWATT_HOUR,
                ReadingMode.INTERVAL,
                1 + hours,
                at(hours).getEpochSecond(),
                HOUR,
                count,
                register,
                Hash.ZERO,
                Hash.ZERO);
        Readings readings = new Readings(values, new byte[count], new byte[Hash.LENGTH]);
        hours += count;
        book(settlement()
                .accept(new AcceptedBlock(
                        block,
                        readings,
                        Agreed.hash("block " + hours),
                        Blocks.USAGE_POINT,
                        at(hours).toEpochMilli(),
                        Origin.METER,
                        Optional.empty())));
    }

    private Settlement settlement() {
        Terms terms = AgreedTerms.of(contracts, tariff -> versions);
        return new Settlement(Blocks.CHANNEL, terms, Installed.of(meter), store);
    }

    private void book(SettlementOutcome outcome) {
        for (SettlementEvent event : outcome.events()) {
            if (event instanceof SettlementEvent.Bill bill) {
                append(ledger.bill(state, bill.usageId(), bill.usage(), bill.replaces(), at(hours)));
                bill.measured()
                        .ifPresent(measured -> kept = kept.with(
                                bill.usageId(),
                                new MeasuredUse(
                                        bill.usage().usagePoint(),
                                        bill.usage().agreement(),
                                        bill.usage().tariff(),
                                        bill.usage().unit(),
                                        measured,
                                        terms().charged(bill.usage()))));
            } else {
                SettlementEvent.Reverse reverse = (SettlementEvent.Reverse) event;
                append(ledger.reverse(state, reverse.usageId(), reverse.usage(), reverse.cause(), at(hours)));
                kept = kept.without(reverse.usageId());
            }
        }
    }

    private AccountTerms terms() {
        return AccountTerms.of("one", List.of(List.copyOf(contracts)), tariff -> versions);
    }

    private void append(LedgerStep step) {
        entries.add(step.entry());
        state = step.next();
    }
}
