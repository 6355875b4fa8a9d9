package io.meterproof.invoice;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.statement.LineContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * On which statement's documents lines stand. What a statement bills again exactly as it takes it back is on none of its documents: it
 * goes on standing where it did.
 */
final class InvoicedLines {
    private record Settled(long statement, LineKey key) {}

    private final LineContext context;
    private final InvoicedPeriods periods;
    private final LineKeys keys;
    private final Predicate<InvoicedPart> hasInvoice;
    private final Set<Settled> settled = new HashSet<>();

    /** @param hasInvoice whether there is an invoice of a part of an earlier statement */
    InvoicedLines(LineContext context, InvoicedPeriods periods, LineKeys keys, Predicate<InvoicedPart> hasInvoice) {
        this.context = context;
        this.periods = periods;
        this.keys = keys;
        this.hasInvoice = hasInvoice;
    }

    /** Keeps what a statement bills again as it was, with the earlier statement on whose documents it stands. */
    void settle(long statement, Set<LineKey> unchanged) {
        unchanged.forEach(key -> settled.add(new Settled(statement, key)));
    }

    /** The statement on whose documents a line stands, or what a reversal's takes back; empty while no period has it. */
    OptionalLong statement(LedgerEntry entry, Line line) {
        Optional<StatementEntry> invoiced = period(entry, line);
        if (invoiced.isEmpty()) {
            return OptionalLong.empty();
        }
        long statement = number(invoiced.get());
        long before = rebilled(entry, line);
        boolean unchanged =
                settled.contains(new Settled(statement, keys.of(entry, line).again(before)));
        return OptionalLong.of(unchanged ? before : statement);
    }

    /**
     * The earlier statement on whose documents the use stands which a line bills again; 0 for use that was not billed before. Between
     * the two it may have been billed and taken back within one statement, whose lines then stand beside each other.
     */
    long rebilled(LedgerEntry entry, Line line) {
        LineKey key = keys.of(entry, line);
        long own = period(entry, line).map(InvoicedLines::number).orElse(0L);
        return Stream.iterate(
                        context.billedBefore(entry), Optional::isPresent, bill -> bill.flatMap(context::billedBefore))
                .flatMap(Optional::stream)
                .filter(bill -> period(bill, like(bill, line))
                        .map(InvoicedLines::number)
                        .filter(earlier -> earlier != own && isInvoiced(key, earlier))
                        .isPresent())
                .findFirst()
                .map(bill -> statement(bill, like(bill, line)).orElseThrow())
                .orElse(0L);
    }

    /** Whether there is an invoice of a statement that a line can cite: money that goes from bill to bill may have been beside either part. */
    boolean isInvoiced(LineKey key, long statement) {
        InvoicedPart part = key.part(statement);
        return hasInvoice.test(part) || key.isCarried() && hasInvoice.test(part.other());
    }

    private Optional<StatementEntry> period(LedgerEntry entry, Line line) {
        long origin = entry instanceof ReversalEntry reversal
                ? reversal.reverses()
                : entry.header().sequence();
        return periods.of(origin, entry, line);
    }

    /** What an earlier bill charged for the same, whatever its price was then. */
    private static Line like(LedgerEntry bill, Line line) {
        return bill.lines().stream()
                .filter(earlier -> earlier.component().equals(line.component())
                        && earlier.name().equals(line.name())
                        && !line.from().isBefore(earlier.from())
                        && line.from().isBefore(earlier.to()))
                .findFirst()
                .orElse(line);
    }

    private static long number(StatementEntry statement) {
        return statement.header().sequence();
    }
}
