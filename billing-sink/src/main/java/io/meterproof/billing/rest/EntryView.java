package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.statement.Figures;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A ledger entry.
 *
 * @param about what the type adds
 */
record EntryView(
        String sequence,
        String type,
        String booked,
        String previous,
        String charge,
        String balance,
        Map<String, String> about,
        List<LineView> lines) {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LineView(
            String component, String name, String from, String to, String quantity, String price, String amount) {
        static LineView of(Line line) {
            return new LineView(
                    line.component(),
                    line.name().orElse(""),
                    line.from().toString(),
                    line.to().toString(),
                    Figures.quantity(line.quantity()),
                    line.price().toPlainString(),
                    Figures.money(line.amount()));
        }
    }

    static EntryView of(LedgerEntry entry) {
        EntryHeader header = entry.header();
        long charge = entry.lines().stream().mapToLong(Line::amount).reduce(0, Math::addExact);
        Map<String, String> about = new TreeMap<>();
        String type = describe(entry, about);
        return new EntryView(
                Long.toString(header.sequence()),
                type,
                header.booked().toString(),
                header.previous().hex(),
                Figures.money(charge),
                Figures.money(header.balance()),
                about,
                entry.lines().stream().map(LineView::of).toList());
    }

    private static String describe(LedgerEntry entry, Map<String, String> about) {
        if (entry instanceof UsageEntry usage) {
            describe(usage.usage(), about);
            usage.rebills().ifPresent(sequence -> about.put("rebills", Long.toString(sequence)));
            return "usage";
        } else if (entry instanceof ReversalEntry reversal) {
            about.put("reverses", Long.toString(reversal.reverses()));
            about.put("cause", reversal.cause().hex());
            return "reversal";
        } else if (entry instanceof TopUpEntry topUp) {
            about.put("amount", Figures.money(topUp.amount()));
            about.put("topUp", topUp.topUp().hex());
            return "top-up";
        } else if (entry instanceof FeeEntry fee) {
            about.put("fee", fee.fee().hex());
            about.put("tariff", fee.tariff().hex());
            return "fee";
        } else if (entry instanceof CycleChargesEntry cycle) {
            describe(cycle.charges(), about);
            cycle.rebills().ifPresent(sequence -> about.put("rebills", Long.toString(sequence)));
            return "cycle-charges";
        } else if (entry instanceof PeriodChargesEntry charges) {
            about.put("from", charges.from().toString());
            about.put("to", charges.to().toString());
            return "period-charges";
        } else if (entry instanceof NoticeEntry notice) {
            about.put("notice", notice.notice().hex());
            return "notice";
        }
        describe((StatementEntry) entry, about);
        return "statement";
    }

    private static void describe(Usage usage, Map<String, String> about) {
        about.put("usagePoint", usage.usagePoint());
        about.put("endUse", usage.endUse());
        about.put("unit", usage.unit().symbol());
        about.put("agreement", usage.agreement().hex());
        about.put("tariff", usage.tariff().hex());
        usage.gas().ifPresent(gas -> {
            about.put("volume", Figures.quantity(gas.volume()) + " m3");
            about.put("factor", gas.factor().toPlainString());
            about.put("calorificValue", gas.calorificValue().toPlainString() + " MJ/m3");
        });
        if (usage.basis() instanceof Basis.OfBlock basis) {
            about.put("block", basis.block().hex());
            about.put("originClass", basis.originName());
            about.put("simulated", Boolean.toString(basis.isSimulated()));
        } else if (usage.basis() instanceof Basis.OfEstimate basis) {
            about.put("estimate", basis.rule());
            about.put("after", basis.after().hex());
            about.put("before", basis.before().hex());
        } else if (usage.basis() instanceof Basis.OfLikeDay basis) {
            about.put("estimate", ReadingEstimate.RULE);
            about.put("after", basis.after().hex());
            about.put("order", basis.order().hex());
            about.put("weeks", basis.weeks().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        } else if (usage.basis() instanceof Basis.OfEdit basis) {
            about.put("edit", basis.edit().hex());
            about.put("block", basis.block().hex());
        } else if (usage.basis() instanceof Basis.OfAdvance basis) {
            about.put("advance", basis.rule());
            about.put("block", basis.block().hex());
            about.put("installation", basis.installation().hex());
        }
    }

    private static void describe(CycleCharges charges, Map<String, String> about) {
        about.put("from", charges.from().toString());
        about.put("to", charges.to().toString());
        charges.usagePoint().ifPresent(usagePoint -> about.put("usagePoint", usagePoint));
        about.put("endUse", charges.endUse());
        about.put("agreement", charges.agreement().hex());
        about.put("tariffs", charges.tariffs().stream().map(Hash::hex).collect(Collectors.joining(" ")));
    }

    private static void describe(StatementEntry statement, Map<String, String> about) {
        about.put("from", statement.from().toString());
        about.put("to", statement.to().toString());
        about.put("firstSequence", Long.toString(statement.firstSequence()));
        about.put("lastSequence", Long.toString(statement.lastSequence()));
        about.put("entriesRoot", statement.entriesRoot().hex());
        about.put("opening", Figures.money(statement.opening()));
        about.put("closing", Figures.money(statement.closing()));
    }
}
