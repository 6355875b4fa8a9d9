package io.meterproof.metering.ledger;

import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.CanonicalWriter;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ledger entries as canonical JSON, the payload that the log commits to. */
public final class LedgerEntryJson {
    private LedgerEntryJson() {}

    /** The canonical JSON in UTF-8. */
    public static byte[] encode(LedgerEntry entry) {
        CanonicalWriter out = new CanonicalWriter().beginObject();
        if (entry instanceof UsageEntry usage) {
            write(out, usage);
        } else if (entry instanceof ReversalEntry reversal) {
            write(out, reversal);
        } else if (entry instanceof TopUpEntry topUp) {
            write(out, topUp);
        } else if (entry instanceof FeeEntry fee) {
            write(out, fee);
        } else if (entry instanceof CycleChargesEntry charges) {
            write(out, charges);
        } else if (entry instanceof PeriodChargesEntry charges) {
            write(out, charges);
        } else if (entry instanceof NoticeEntry notice) {
            write(out, notice);
        } else {
            write(out, (StatementEntry) entry);
        }
        return out.endObject().toBytes();
    }

    /**
     * Reads an entry.
     *
     * @throws InvalidDocumentException with the field and the reason, also for JSON that is not canonical
     */
    public static LedgerEntry decode(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return LedgerEntryReader.read(Fields.of(CanonicalJson.parse(text)));
    }

    /**
     * Reads an entry that is a part of canonical JSON, as in a bundle.
     *
     * @throws InvalidDocumentException with the field and the reason
     */
    public static LedgerEntry decodePart(String json) {
        return LedgerEntryReader.read(Fields.of(CanonicalJson.parsePart(json)));
    }

    private static void write(CanonicalWriter out, UsageEntry entry) {
        EntryHeader header = entry.header();
        Usage usage = entry.usage();
        out.field("account").text(header.account());
        out.field("agreement").text(usage.agreement().hex());
        out.field("balance").integer(header.balance());
        BasisJson.write(out.field("basis"), usage.basis());
        out.field("booked").instant(header.booked());
        out.field("count").number(usage.count());
        out.field("currency").text(header.currency());
        if (usage.deduction().isPresent()) {
            write(out.field("deduction"), usage.deduction().get());
        }
        out.field("endUse").text(usage.endUse());
        if (usage.exported()) {
            out.field("exported").yes();
        }
        out.field("firstSequence").integer(usage.firstSequence());
        if (usage.gas().isPresent()) {
            write(out.field("gas"), usage.gas().get());
        }
        write(out.field("lines"), usage.lines());
        out.field("previous").text(header.previous().hex());
        if (entry.rebills().isPresent()) {
            out.field("rebills").integer(entry.rebills().getAsLong());
        }
        out.field("sequence").integer(header.sequence());
        out.field("tariff").text(usage.tariff().hex());
        out.field("type").text(entry.type());
        out.field("unit").text(usage.unit().symbol());
        out.field("usagePoint").text(usage.usagePoint());
    }

    private static void write(CanonicalWriter out, Deduction deduction) {
        out.beginObject();
        out.field("document").text(deduction.document().hex());
        out.field("usagePoint").text(deduction.usagePoint());
        out.endObject();
    }

    private static void write(CanonicalWriter out, GasVolume gas) {
        out.beginObject();
        out.field("calorificValue").text(gas.calorificValue().toPlainString());
        out.field("factor").text(gas.factor().toPlainString());
        out.field("volume").integer(gas.volume());
        out.endObject();
    }

    private static void write(CanonicalWriter out, ReversalEntry entry) {
        EntryHeader header = entry.header();
        writeAccountToBooked(out, header);
        out.field("cause").text(entry.cause().hex());
        out.field("currency").text(header.currency());
        write(out.field("lines"), entry.lines());
        out.field("previous").text(header.previous().hex());
        out.field("reverses").integer(entry.reverses());
        out.field("sequence").integer(header.sequence());
        out.field("type").text(entry.type());
    }

    private static void write(CanonicalWriter out, TopUpEntry entry) {
        EntryHeader header = entry.header();
        out.field("account").text(header.account());
        out.field("amount").integer(entry.amount());
        out.field("balance").integer(header.balance());
        out.field("booked").instant(header.booked());
        out.field("currency").text(header.currency());
        out.field("previous").text(header.previous().hex());
        out.field("sequence").integer(header.sequence());
        out.field("topUp").text(entry.topUp().hex());
        out.field("type").text(entry.type());
    }

    private static void write(CanonicalWriter out, FeeEntry entry) {
        EntryHeader header = entry.header();
        writeAccountToBooked(out, header);
        out.field("currency").text(header.currency());
        out.field("fee").text(entry.fee().hex());
        write(out.field("lines"), entry.lines());
        out.field("previous").text(header.previous().hex());
        out.field("sequence").integer(header.sequence());
        out.field("tariff").text(entry.tariff().hex());
        out.field("type").text(entry.type());
    }

    private static void write(CanonicalWriter out, CycleChargesEntry entry) {
        EntryHeader header = entry.header();
        CycleCharges charges = entry.charges();
        out.field("account").text(header.account());
        out.field("agreement").text(charges.agreement().hex());
        out.field("balance").integer(header.balance());
        out.field("booked").instant(header.booked());
        out.field("currency").text(header.currency());
        out.field("endUse").text(charges.endUse());
        out.field("from").instant(charges.from());
        write(out.field("lines"), charges.lines());
        out.field("previous").text(header.previous().hex());
        if (entry.rebills().isPresent()) {
            out.field("rebills").integer(entry.rebills().getAsLong());
        }
        out.field("sequence").integer(header.sequence());
        out.field("tariffs").beginArray();
        charges.tariffs().forEach(tariff -> out.text(tariff.hex()));
        out.endArray();
        out.field("to").instant(charges.to());
        out.field("type").text(entry.type());
        if (charges.usagePoint().isPresent()) {
            out.field("usagePoint").text(charges.usagePoint().get());
        }
    }

    private static void write(CanonicalWriter out, PeriodChargesEntry entry) {
        EntryHeader header = entry.header();
        writeAccountToBooked(out, header);
        out.field("currency").text(header.currency());
        out.field("from").instant(entry.from());
        write(out.field("lines"), entry.lines());
        out.field("previous").text(header.previous().hex());
        out.field("sequence").integer(header.sequence());
        out.field("to").instant(entry.to());
        out.field("type").text(entry.type());
    }

    private static void write(CanonicalWriter out, StatementEntry entry) {
        EntryHeader header = entry.header();
        writeAccountToBooked(out, header);
        out.field("closing").integer(entry.closing());
        out.field("currency").text(header.currency());
        out.field("entries").number(entry.entries());
        out.field("entriesRoot").text(entry.entriesRoot().hex());
        out.field("firstSequence").integer(entry.firstSequence());
        out.field("from").instant(entry.from());
        out.field("lastSequence").integer(entry.lastSequence());
        out.field("lines").number(entry.lineCount());
        out.field("opening").integer(entry.opening());
        out.field("previous").text(header.previous().hex());
        out.field("sequence").integer(header.sequence());
        out.field("to").instant(entry.to());
        out.field("type").text(entry.type());
    }

    private static void write(CanonicalWriter out, NoticeEntry entry) {
        EntryHeader header = entry.header();
        writeAccountToBooked(out, header);
        out.field("currency").text(header.currency());
        out.field("notice").text(entry.notice().hex());
        out.field("previous").text(header.previous().hex());
        out.field("sequence").integer(header.sequence());
        out.field("type").text(entry.type());
    }

    private static void writeAccountToBooked(CanonicalWriter out, EntryHeader header) {
        out.field("account").text(header.account());
        out.field("balance").integer(header.balance());
        out.field("booked").instant(header.booked());
    }

    private static void write(CanonicalWriter out, List<Line> lines) {
        out.beginArray();
        for (Line line : lines) {
            write(out, line);
        }
        out.endArray();
    }

    private static void write(CanonicalWriter out, Line line) {
        out.beginObject();
        if (line.agreement().isPresent()) {
            out.field("agreement").text(line.agreement().get().hex());
        }
        out.field("amount").integer(line.amount());
        out.field("component").text(line.component());
        out.field("from").instant(line.from());
        if (line.name().isPresent()) {
            out.field("name").text(line.name().get());
        }
        out.field("price").text(line.price().toPlainString());
        out.field("quantity").integer(line.quantity());
        out.field("to").instant(line.to());
        out.endObject();
    }
}
