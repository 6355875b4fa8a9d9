package io.meterproof.metering.ledger;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.rating.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the JSON of {@link LedgerEntryJson}. */
final class LedgerEntryReader {
    private LedgerEntryReader() {}

    static LedgerEntry read(Fields fields) {
        EntryHeader header = readHeader(fields);
        String type = fields.text("type");
        LedgerEntry entry =
                switch (type) {
                    case UsageEntry.TYPE -> readUsage(header, fields);
                    case ReversalEntry.TYPE ->
                        new ReversalEntry(header, fields.integer("reverses"), fields.hash("cause"), readLines(fields));
                    case TopUpEntry.TYPE -> new TopUpEntry(header, fields.hash("topUp"), fields.integer("amount"));
                    case FeeEntry.TYPE ->
                        new FeeEntry(header, fields.hash("fee"), fields.hash("tariff"), readLines(fields));
                    case CycleChargesEntry.TYPE -> readCycle(header, fields);
                    case PeriodChargesEntry.TYPE ->
                        new PeriodChargesEntry(header, fields.instant("from"), fields.instant("to"), readLines(fields));
                    case StatementEntry.TYPE -> readStatement(header, fields);
                    case NoticeEntry.TYPE -> new NoticeEntry(header, fields.hash("notice"));
                    default -> throw fields.refuse("type", "is not a ledger entry type: " + type);
                };
        fields.done();
        return entry;
    }

    private static EntryHeader readHeader(Fields fields) {
        return new EntryHeader(
                fields.identifier("account"),
                fields.integer("sequence"),
                fields.hash("previous"),
                fields.instant("booked"),
                fields.text("currency"),
                fields.integer("balance"));
    }

    private static UsageEntry readUsage(EntryHeader header, Fields fields) {
        Usage usage = new Usage(
                header.account(),
                header.currency(),
                fields.identifier("usagePoint"),
                fields.identifier("endUse"),
                fields.hash("agreement"),
                fields.hash("tariff"),
                fields.converted("unit", MeasurementUnit::ofSymbol, "is not a unit"),
                BasisJson.read(fields.object("basis")),
                fields.integer("firstSequence"),
                fields.count("count"),
                fields.optional("gas", field -> readGas(fields.object(field))),
                fields.optional("deduction", field -> readDeduction(fields.object(field))),
                isExported(fields),
                readLines(fields));
        return new UsageEntry(header, usage, rebills(fields));
    }

    private static CycleChargesEntry readCycle(EntryHeader header, Fields fields) {
        CycleCharges charges = new CycleCharges(
                fields.hash("agreement"),
                fields.optional("usagePoint", fields::identifier),
                fields.identifier("endUse"),
                fields.instant("from"),
                fields.instant("to"),
                fields.hashes("tariffs"),
                readLines(fields));
        fields.check(charges.to().isAfter(charges.from()), "to", "is not after from");
        fields.check(!charges.tariffs().isEmpty(), "tariffs", "is empty");
        return new CycleChargesEntry(header, charges, rebills(fields));
    }

    private static boolean isExported(Fields fields) {
        boolean exported = fields.has("exported");
        if (exported) {
            fields.yes("exported");
        }
        return exported;
    }

    private static OptionalLong rebills(Fields fields) {
        return fields.has("rebills") ? OptionalLong.of(fields.integer("rebills")) : OptionalLong.empty();
    }

    private static Deduction readDeduction(Fields fields) {
        Deduction deduction = new Deduction(fields.identifier("usagePoint"), fields.hash("document"));
        fields.done();
        return deduction;
    }

    private static GasVolume readGas(Fields fields) {
        GasVolume gas = new GasVolume(fields.integer("volume"), fields.price("factor"), fields.price("calorificValue"));
        fields.done();
        return gas;
    }

    private static StatementEntry readStatement(EntryHeader header, Fields fields) {
        return new StatementEntry(
                header,
                fields.instant("from"),
                fields.instant("to"),
                fields.integer("firstSequence"),
                fields.integer("lastSequence"),
                fields.count("entries"),
                fields.count("lines"),
                fields.hash("entriesRoot"),
                fields.integer("opening"),
                fields.integer("closing"));
    }

    private static List<Line> readLines(Fields fields) {
        List<Line> lines = new ArrayList<>();
        for (Fields line : fields.objects("lines")) {
            lines.add(readLine(line));
            line.done();
        }
        return lines;
    }

    private static Line readLine(Fields fields) {
        return new Line(
                fields.identifier("component"),
                fields.optionalText("name"),
                fields.instant("from"),
                fields.instant("to"),
                fields.integer("quantity"),
                fields.price("price"),
                fields.integer("amount"),
                fields.optionalHash("agreement"));
    }
}
