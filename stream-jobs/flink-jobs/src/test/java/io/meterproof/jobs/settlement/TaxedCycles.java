package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.AccountMessages.correction;
import static io.meterproof.jobs.settlement.AccountMessages.event;
import static io.meterproof.jobs.settlement.AccountMessages.eventOf;
import static io.meterproof.jobs.settlement.AccountMessages.id;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.settlement.SequenceRange;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An account that is charged for energy at 1 a kWh as it is read, and for a quarter of it in tax when the period is closed. */
final class TaxedCycles {
    static final Tariff TAXED = new Tariff(
            TARIFF,
            "EUR",
            ZoneOffset.UTC,
            MIDNIGHT,
            Optional.empty(),
            "half-up",
            List.of(
                    new EnergyCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            List.of(new TimeOfUsePrice("always", BigDecimal.ONE, When.ALWAYS))),
                    new Vat("vat", "S", new BigDecimal("25"), List.of())));
    static final Hash AGREEMENT = hash(agreement("ag-1", TARIFF, ALWAYS));
    static final Hash VERSION = hash(new TariffVersion(TAXED));

    private static final Instant CORRECTED = MIDNIGHT.plus(Duration.ofDays(40));

    private TaxedCycles() {}

    /** The account, with its contract and the tariff, not yet opened. */
    static AccountHarness accounts() throws Exception {
        AccountHarness accounts = new AccountHarness();
        accounts.broadcast(Filed.history(new TariffVersion(TAXED)));
        accounts.send(AccountMessages.KEY, AccountMessages.AGREEMENT);
        return accounts;
    }

    /** So many Wh in the first hour of a day. */
    static Message bill(int number, int day, long quantity) {
        return bill(number, day, quantity, VERSION);
    }

    static Message bill(int number, int day, long quantity, Hash version) {
        return bill(number, new SequenceRange(number, number + 1), day, quantity, version);
    }

    static Message bill(int number, SequenceRange readings, int day, long quantity) {
        return bill(number, readings, day, quantity, VERSION);
    }

    private static Message bill(int number, SequenceRange readings, int day, long quantity, Hash version) {
        long start = MIDNIGHT.plus(Duration.ofDays(day)).getEpochSecond();
        Intervals hour = new Intervals(new long[] {quantity}, 0, 1, start, 3600);
        List<Line> lines = Rating.rate(TAXED, MeasurementUnit.KILOWATT_HOUR, hour);
        Usage usage = new Usage(
                ACCOUNT,
                "EUR",
                "up-1",
                "home",
                AGREEMENT,
                version,
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(id(number)),
                readings.from(),
                (int) (readings.to() - readings.from()),
                lines);
        SettlementEvent bill =
                new SettlementEvent.Bill(id(number), usage, Optional.empty(), Optional.of(hour), Optional.empty());
        return correction(MIDNIGHT.plus(Duration.ofDays(day + 1)), bill);
    }

    static Message inPlaceOf(int number, Message bill) {
        SettlementEvent.Bill billed = (SettlementEvent.Bill) eventOf(bill);
        return event(new SettlementEvent.Bill(
                billed.usageId(), billed.usage(), Optional.of(id(number)), billed.measured(), billed.backBilling()));
    }

    /** What several messages say, as one correction. */
    static Message together(Message... messages) {
        return correction(
                CORRECTED, Stream.of(messages).map(AccountMessages::eventOf).toArray(SettlementEvent[]::new));
    }

    static Message reversal(Message bill) {
        SettlementEvent billed = eventOf(bill);
        return correction(CORRECTED, new SettlementEvent.Reverse(billed.usageId(), billed.usage(), VERSION));
    }

    static Hash hash(Document document) {
        return TreeHasher.sha256(DocumentCodec.encode(document).getBytes(StandardCharsets.UTF_8));
    }
}
