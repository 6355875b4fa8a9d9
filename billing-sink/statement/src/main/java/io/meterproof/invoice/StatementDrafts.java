package io.meterproof.invoice;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Rounding;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rule.RuleDecision;
import io.meterproof.statement.LineContext;
import io.meterproof.statement.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Divides what a statement invoices: what it takes back of an earlier statement's invoice belongs to a credit note on that, all
 * else to its own invoice; both apart for what is outside of VAT. Tax and rounding lines are left out, for a document computes its own, and so are use that is priced at
 * the close and what rules say of use; use whose cycle is charged at a later close is left for that one.
 */
final class StatementDrafts {
    private final StatementEntry statement;
    private final LineContext context;
    private final InvoicedPeriods periods;
    private final Predicate<InvoicedPart> hasInvoice;
    private final SortedMap<InvoicedPart, Draft> invoices = new TreeMap<>();
    private final SortedMap<InvoicedPart, Draft> creditNotes = new TreeMap<>();
    private final SortedMap<String, Long> charged = new TreeMap<>();
    private final List<Uninvoiced.Charge> left = new ArrayList<>();
    private long tax;

    /**
     * @param context of all entries up to the statement
     * @param periods up to this statement's
     * @param hasInvoice whether there is an invoice of a part of an earlier statement
     */
    StatementDrafts(
            StatementEntry statement,
            LineContext context,
            InvoicedPeriods periods,
            Predicate<InvoicedPart> hasInvoice) {
        this.statement = statement;
        this.context = context;
        this.periods = periods;
        this.hasInvoice = hasInvoice;
    }

    /** Adds lines that earlier statements left, then the entries that this one covers. */
    void add(List<Uninvoiced.Charge> earlier, List<LedgerEntry> covered) {
        earlier.forEach(charge -> draft(charge.entry(), charge.line()));
        for (LedgerEntry entry : covered) {
            for (Line line : entry.lines()) {
                add(entry, line);
            }
        }
        creditNotes.forEach((part, creditNote) -> creditNote.settleUnchanged(
                invoices.computeIfAbsent(new InvoicedPart(number(statement), part.outside()), unseen -> new Draft()),
                part.statement()));
        joinCarried(invoices);
        joinCarried(creditNotes);
    }

    /** Where nothing is taxed, money of other bills is beside what is outside of VAT. */
    private static void joinCarried(SortedMap<InvoicedPart, Draft> documents) {
        for (InvoicedPart part : List.copyOf(documents.keySet())) {
            Draft outside = documents.get(part.other());
            if (!part.outside() && outside != null && !documents.get(part).isCharged()) {
                outside.addAll(documents.remove(part));
            }
        }
    }

    private void add(LedgerEntry entry, Line line) {
        if (line.component().equals(Rounding.COMPONENT)) {
            charged.merge(line.name().orElse(""), line.amount(), Math::addExact);
        } else if (context.component(entry, line).filter(Vat.class::isInstance).isPresent()) {
            tax = Math.addExact(tax, line.amount());
        } else if (!line.component().equals(Rating.METERED) && !RuleDecision.isComponent(line.component())) {
            charged.merge(line.component(), line.amount(), Math::addExact);
            draft(entry, line);
        }
    }

    private void draft(LedgerEntry entry, Line line) {
        long origin = entry instanceof ReversalEntry reversal
                ? reversal.reverses()
                : entry.header().sequence();
        Optional<StatementEntry> invoiced = periods.of(origin, entry, line);
        if (invoiced.isEmpty()) {
            left.add(new Uninvoiced.Charge(entry, line));
        } else if (entry instanceof ReversalEntry && isEarlier(invoiced.get(), key(entry, line, 0))) {
            add(creditNotes, number(invoiced.get()), key(entry, line, 0), line);
        } else {
            add(invoices, number(statement), key(entry, line, rebills(entry, line)), line);
        }
    }

    private static void add(SortedMap<InvoicedPart, Draft> documents, long statement, LineKey key, Line line) {
        documents.computeIfAbsent(key.part(statement), unseen -> new Draft()).add(key, line);
    }

    /** Whether there is an invoice of an earlier statement that can be cited. */
    private boolean isEarlier(StatementEntry invoiced, LineKey key) {
        InvoicedPart part = key.part(number(invoiced));
        return number(invoiced) != number(statement)
                && (hasInvoice.test(part) || key.isCarried() && hasInvoice.test(part.other()));
    }

    private static long number(StatementEntry statement) {
        return statement.header().sequence();
    }

    /**
     * The earlier statement that invoiced the use which a line bills again. Between the two it may have been billed and taken back
     * within this statement, whose lines then stand beside each other.
     */
    private long rebills(LedgerEntry entry, Line line) {
        LineKey key = key(entry, line, 0);
        return Stream.iterate(
                        context.billedBefore(entry), Optional::isPresent, bill -> bill.flatMap(context::billedBefore))
                .flatMap(Optional::stream)
                .flatMap(bill -> periods.of(bill.header().sequence(), bill, line).stream())
                .filter(invoiced -> isEarlier(invoiced, key))
                .mapToLong(StatementDrafts::number)
                .findFirst()
                .orElse(0);
    }

    private LineKey key(LedgerEntry entry, Line line, long rebills) {
        Use of = context.of(entry, line);
        return new LineKey(
                of.usagePoint(),
                of.endUse(),
                context.component(entry, line)
                                .filter(StatementDrafts::isCounted)
                                .isPresent()
                        ? LineKey.EVENTS
                        : of.unit(),
                line.component(),
                line.name().orElse(""),
                isPricedByInterval(entry, line) ? Optional.empty() : Optional.of(line.price()),
                isCarried(entry, line)
                        ? TaxCategory.CARRIED
                        : TaxCategory.of(context.tariff(entry, line), line.component()),
                rebills);
    }

    private static boolean isCounted(TariffComponent component) {
        return component instanceof Fee || component instanceof StartFee;
    }

    /** A version may have no such component any longer: then what is left is brought forward, or expires, under its name. */
    private boolean isCarried(LedgerEntry entry, Line line) {
        return line.name().filter(NetBilling::isCarrying).isPresent()
                && context.component(entry, line)
                        .map(NetBilling.class::isInstance)
                        .orElse(true);
    }

    private boolean isPricedByInterval(LedgerEntry entry, Line line) {
        return context.component(entry, line)
                .filter(DynamicCharge.class::isInstance)
                .isPresent();
    }

    /** Of the statement itself. */
    SortedMap<InvoicedPart, Draft> invoices() {
        return invoices;
    }

    /** By what they take back of. */
    SortedMap<InvoicedPart, Draft> creditNotes() {
        return creditNotes;
    }

    /** Micro-units of what the statement covers, by component: its lines with their rounding, tax lines left out. */
    SortedMap<String, Long> charged() {
        return charged;
    }

    /** Micro-units of the tax lines, without their rounding. */
    long tax() {
        return tax;
    }

    /** What a later statement invoices. */
    List<Uninvoiced.Charge> left() {
        return left;
    }
}
