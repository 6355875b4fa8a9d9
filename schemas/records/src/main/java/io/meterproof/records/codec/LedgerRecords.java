package io.meterproof.records.codec;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.MalformedRecordException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link LedgerRecord} ↔ {@link LedgerEntry}, without loss to the millisecond. */
public final class LedgerRecords {
    private LedgerRecords() {}

    public static LedgerRecord toAvro(LedgerEntry entry) {
        LedgerRecord record = new LedgerRecord();
        EntryHeader header = entry.header();
        record.setAccount(header.account());
        record.setSequence(header.sequence());
        record.setPrevious(Hashes.buffer(header.previous()));
        record.setBooked(header.booked().toEpochMilli());
        record.setCurrency(header.currency());
        record.setBalance(header.balance());
        record.setType(entry.type());
        record.setDocuments(List.of());
        record.setTariffs(List.of());
        record.setWeeks(List.of());
        record.setHistory(List.of());
        record.setLines(Lines.toAvro(entry.lines()));
        describe(entry, record);
        return record;
    }

    /**
     * @throws MalformedRecordException for an unknown type or a field that its type lacks
     */
    public static LedgerEntry toPure(LedgerRecord record) throws MalformedRecordException {
        try {
            return read(record);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("no " + record.getType() + " entry: " + e.getMessage(), e);
        }
    }

    private static void describe(LedgerEntry entry, LedgerRecord record) {
        if (entry instanceof UsageEntry usage) {
            describe(usage, record);
        } else if (entry instanceof ReversalEntry reversal) {
            record.setReverses(reversal.reverses());
            record.setCause(Hashes.buffer(reversal.cause()));
        } else if (entry instanceof TopUpEntry topUp) {
            record.setTopUp(Hashes.buffer(topUp.topUp()));
            record.setAmount(topUp.amount());
        } else if (entry instanceof FeeEntry fee) {
            record.setCause(Hashes.buffer(fee.fee()));
            record.setTariff(Hashes.buffer(fee.tariff()));
        } else if (entry instanceof CycleChargesEntry cycle) {
            describe(cycle, record);
        } else if (entry instanceof PeriodChargesEntry charges) {
            describe(charges.from(), charges.to(), record);
        } else if (entry instanceof NoticeEntry notice) {
            record.setCause(Hashes.buffer(notice.notice()));
        } else {
            describe((StatementEntry) entry, record);
        }
    }

    private static void describe(UsageEntry entry, LedgerRecord record) {
        Usage usage = entry.usage();
        record.setUsagePoint(usage.usagePoint());
        record.setEndUse(usage.endUse());
        record.setAgreement(Hashes.buffer(usage.agreement()));
        record.setTariff(Hashes.buffer(usage.tariff()));
        record.setUnit(usage.unit().symbol());
        record.setFirstSequence(usage.firstSequence());
        record.setCount(usage.count());
        entry.rebills().ifPresent(record::setRebills);
        usage.gas().ifPresent(gas -> describe(gas, record));
        usage.deduction().ifPresent(deduction -> {
            record.setSubMeter(deduction.usagePoint());
            record.setSubMeterDocument(Hashes.buffer(deduction.document()));
        });
        record.setExported(usage.exported());
        Bases.describe(usage.basis(), record);
    }

    private static void describe(GasVolume gas, LedgerRecord record) {
        record.setGasVolume(gas.volume());
        record.setGasFactor(gas.factor().toPlainString());
        record.setCalorificValue(gas.calorificValue().toPlainString());
    }

    private static void describe(CycleChargesEntry entry, LedgerRecord record) {
        CycleCharges charges = entry.charges();
        describe(charges.from(), charges.to(), record);
        charges.usagePoint().ifPresent(record::setUsagePoint);
        record.setEndUse(charges.endUse());
        record.setAgreement(Hashes.buffer(charges.agreement()));
        record.setTariffs(charges.tariffs().stream().map(Hashes::buffer).toList());
        entry.rebills().ifPresent(record::setRebills);
    }

    private static void describe(StatementEntry entry, LedgerRecord record) {
        describe(entry.from(), entry.to(), record);
        record.setFirstSequence(entry.firstSequence());
        record.setLastSequence(entry.lastSequence());
        record.setEntries(entry.entries());
        record.setLineCount(entry.lineCount());
        record.setEntriesRoot(Hashes.buffer(entry.entriesRoot()));
        record.setOpening(entry.opening());
        record.setClosing(entry.closing());
    }

    private static void describe(Instant from, Instant to, LedgerRecord record) {
        record.setFrom(from.toEpochMilli());
        record.setTo(to.toEpochMilli());
    }

    private static LedgerEntry read(LedgerRecord record) {
        EntryHeader header = new EntryHeader(
                record.getAccount(),
                record.getSequence(),
                Hashes.hash(record.getPrevious()),
                Instant.ofEpochMilli(record.getBooked()),
                record.getCurrency(),
                record.getBalance());
        return switch (record.getType()) {
            case UsageEntry.TYPE -> new UsageEntry(header, usage(record), rebills(record));
            case ReversalEntry.TYPE ->
                new ReversalEntry(
                        header,
                        required("reverses", record.getReverses()),
                        Hashes.hash(required("cause", record.getCause())),
                        Lines.toPure(record.getLines()));
            case TopUpEntry.TYPE ->
                new TopUpEntry(
                        header,
                        Hashes.hash(required("topUp", record.getTopUp())),
                        required("amount", record.getAmount()));
            case FeeEntry.TYPE ->
                new FeeEntry(
                        header,
                        Hashes.hash(required("cause", record.getCause())),
                        Hashes.hash(required("tariff", record.getTariff())),
                        Lines.toPure(record.getLines()));
            case CycleChargesEntry.TYPE -> new CycleChargesEntry(header, cycle(record), rebills(record));
            case PeriodChargesEntry.TYPE ->
                new PeriodChargesEntry(
                        header,
                        Instant.ofEpochMilli(required("from", record.getFrom())),
                        Instant.ofEpochMilli(required("to", record.getTo())),
                        Lines.toPure(record.getLines()));
            case StatementEntry.TYPE -> statement(header, record);
            case NoticeEntry.TYPE -> new NoticeEntry(header, Hashes.hash(required("cause", record.getCause())));
            default -> throw new IllegalArgumentException("unknown type");
        };
    }

    private static OptionalLong rebills(LedgerRecord record) {
        return record.getRebills() == null ? OptionalLong.empty() : OptionalLong.of(record.getRebills());
    }

    private static CycleCharges cycle(LedgerRecord record) {
        return new CycleCharges(
                Hashes.hash(required("agreement", record.getAgreement())),
                Optional.ofNullable(record.getUsagePoint()),
                required("endUse", record.getEndUse()),
                Instant.ofEpochMilli(required("from", record.getFrom())),
                Instant.ofEpochMilli(required("to", record.getTo())),
                record.getTariffs().stream().map(Hashes::hash).toList(),
                Lines.toPure(record.getLines()));
    }

    private static Usage usage(LedgerRecord record) {
        return new Usage(
                record.getAccount(),
                record.getCurrency(),
                required("usagePoint", record.getUsagePoint()),
                required("endUse", record.getEndUse()),
                Hashes.hash(required("agreement", record.getAgreement())),
                Hashes.hash(required("tariff", record.getTariff())),
                MeasurementUnit.ofSymbol(required("unit", record.getUnit())),
                Bases.of(record),
                required("firstSequence", record.getFirstSequence()),
                required("count", record.getCount()),
                gas(record),
                deduction(record),
                record.getExported(),
                Lines.toPure(record.getLines()));
    }

    private static Optional<Deduction> deduction(LedgerRecord record) {
        return Optional.ofNullable(record.getSubMeter())
                .map(usagePoint -> new Deduction(
                        usagePoint, Hashes.hash(required("subMeterDocument", record.getSubMeterDocument()))));
    }

    private static Optional<GasVolume> gas(LedgerRecord record) {
        return Optional.ofNullable(record.getGasVolume())
                .map(volume -> new GasVolume(
                        volume,
                        new BigDecimal(required("gasFactor", record.getGasFactor())),
                        new BigDecimal(required("calorificValue", record.getCalorificValue()))));
    }

    private static StatementEntry statement(EntryHeader header, LedgerRecord record) {
        return new StatementEntry(
                header,
                Instant.ofEpochMilli(required("from", record.getFrom())),
                Instant.ofEpochMilli(required("to", record.getTo())),
                required("firstSequence", record.getFirstSequence()),
                required("lastSequence", record.getLastSequence()),
                required("entries", record.getEntries()),
                required("lineCount", record.getLineCount()),
                Hashes.hash(required("entriesRoot", record.getEntriesRoot())),
                required("opening", record.getOpening()),
                required("closing", record.getClosing()));
    }

    static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException("it lacks " + field);
        }
        return value;
    }
}
