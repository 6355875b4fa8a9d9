package io.meterproof.invoice;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.Rounding;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Vat;
import io.meterproof.statement.LineContext;
import io.meterproof.statement.Use;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * Divides the entries of a statement: what it takes back of an earlier statement belongs to a credit note on that one's invoice,
 * all else to its own invoice. Tax and rounding lines are left out, for a document computes its own, and so is use that is priced at the close.
 */
final class StatementDrafts {
    private final StatementEntry statement;
    private final LineContext context;
    private final LongUnaryOperator statementOf;
    private final SortedMap<Long, ReversalEntry> reversals = new TreeMap<>();
    private final Draft invoice = new Draft();
    private final SortedMap<Long, Draft> creditNotes = new TreeMap<>();
    private final SortedMap<String, Long> rounding = new TreeMap<>();
    private long charged;

    /**
     * @param context of all entries up to the statement
     * @param statementOf by an entry's number, that of the statement which covers it
     */
    StatementDrafts(
            StatementEntry statement, List<LedgerEntry> covered, LineContext context, LongUnaryOperator statementOf) {
        this.statement = statement;
        this.context = context;
        this.statementOf = statementOf;
        covered.forEach(this::add);
    }

    private void add(LedgerEntry entry) {
        if (entry instanceof ReversalEntry reversal) {
            reversals.put(entry.header().sequence(), reversal);
        }
        long rebills = rebills(entry);
        Draft draft = entry instanceof ReversalEntry reversal && isEarlier(reversal)
                ? creditNotes.computeIfAbsent(statementOf.applyAsLong(reversal.reverses()), unseen -> new Draft())
                : invoice;
        for (Line line : entry.lines()) {
            charged = Math.addExact(charged, line.amount());
            add(entry, line, draft, rebills);
        }
    }

    private void add(LedgerEntry entry, Line line, Draft draft, long rebills) {
        if (line.component().equals(Rounding.COMPONENT)) {
            rounding.merge(line.name().orElse(""), line.amount(), Math::addExact);
        } else if (!line.component().equals(Rating.METERED)
                && !context.component(entry, line).filter(Vat.class::isInstance).isPresent()) {
            draft.add(key(entry, line, rebills), line);
        }
    }

    private boolean isEarlier(ReversalEntry reversal) {
        return reversal.reverses() < statement.firstSequence();
    }

    /** The earlier statement whose use an entry bills again. */
    private long rebills(LedgerEntry entry) {
        OptionalLong sequence = LineContext.rebills(entry);
        ReversalEntry reversal = sequence.isPresent() ? reversals.get(sequence.getAsLong()) : null;
        return reversal != null && isEarlier(reversal) ? statementOf.applyAsLong(reversal.reverses()) : 0;
    }

    private LineKey key(LedgerEntry entry, Line line, long rebills) {
        Use of = context.of(entry, line);
        return new LineKey(
                of.usagePoint(),
                of.endUse(),
                of.unit(),
                line.component(),
                line.name().orElse(""),
                line.price(),
                TaxCategory.of(context.tariff(entry, line), line.component()),
                rebills);
    }

    Draft invoice() {
        return invoice;
    }

    /** By the number of the statement that they take back of. */
    SortedMap<Long, Draft> creditNotes() {
        return creditNotes;
    }

    /** By the component that the ledger rounded. */
    long rounding(String component) {
        return rounding.getOrDefault(component, 0L);
    }

    /** Micro-units of all lines, tax and rounding included. */
    long charged() {
        return charged;
    }
}
