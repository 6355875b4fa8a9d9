package io.meterproof.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a statement takes back of what earlier ones billed. */
final class Corrections {
    private final List<LedgerEntry> entries;
    private final LineContext context;

    /** @param entries from the first on */
    Corrections(List<LedgerEntry> entries, LineContext context) {
        this.entries = entries;
        this.context = context;
    }

    List<AccountStatement.Correction> of(StatementEntry statement) {
        List<LedgerEntry> covered =
                entries.subList((int) statement.firstSequence() - 1, (int) statement.lastSequence());
        Map<Long, LedgerEntry> standing = standing(covered, statement.firstSequence());
        List<AccountStatement.Correction> corrections = new ArrayList<>();
        for (LedgerEntry entry : covered) {
            if (entry instanceof ReversalEntry reversal && reversal.reverses() < statement.firstSequence()) {
                corrections.add(correction(reversal, Optional.ofNullable(standing.get(reversal.reverses()))));
            }
        }
        return corrections;
    }

    /** What is billed at last in place of what earlier statements billed, by the number of that bill. */
    private Map<Long, LedgerEntry> standing(List<LedgerEntry> covered, long first) {
        Set<Long> takenBack = new HashSet<>();
        Map<Long, LedgerEntry> standing = new HashMap<>();
        for (LedgerEntry entry : covered) {
            if (entry instanceof ReversalEntry reversal) {
                takenBack.add(reversal.reverses());
            }
        }
        for (LedgerEntry entry : covered) {
            if (!(entry instanceof ReversalEntry)
                    && !takenBack.contains(entry.header().sequence())) {
                billedEarlier(entry, first)
                        .ifPresent(bill -> standing.putIfAbsent(bill.header().sequence(), entry));
            }
        }
        return standing;
    }

    private Optional<LedgerEntry> billedEarlier(LedgerEntry entry, long first) {
        Optional<LedgerEntry> bill = context.billedBefore(entry);
        while (bill.filter(each -> each.header().sequence() >= first).isPresent()) {
            bill = bill.flatMap(context::billedBefore);
        }
        return bill;
    }

    private AccountStatement.Correction correction(ReversalEntry reversal, Optional<LedgerEntry> rebill) {
        LedgerEntry reversed = context.reversed(reversal);
        long billed = sum(reversed.lines());
        long rebilled = rebill.map(entry -> sum(entry.lines())).orElse(0L);
        Optional<Use> use = reversed.lines().stream()
                .map(line -> context.of(reversed, line))
                .findFirst();
        return new AccountStatement.Correction(
                Long.toString(reversal.reverses()),
                statementOf(reversal.reverses()),
                use.map(Use::usagePoint).orElse(Use.ACCOUNT),
                use.map(Use::endUse).orElse(""),
                edge(reversed.lines(), true),
                edge(reversed.lines(), false),
                Figures.money(billed),
                rebill.isPresent() ? Figures.money(rebilled) : "",
                Figures.money(Math.subtractExact(rebilled, billed)),
                reversal.header().booked().toString());
    }

    private String statementOf(long sequence) {
        return entries.stream()
                .filter(StatementEntry.class::isInstance)
                .map(StatementEntry.class::cast)
                .filter(statement -> statement.firstSequence() <= sequence && sequence <= statement.lastSequence())
                .map(statement -> Long.toString(statement.header().sequence()))
                .findFirst()
                .orElse("");
    }

    private static String edge(List<Line> lines, boolean begin) {
        Optional<Instant> edge = begin
                ? lines.stream().map(Line::from).min(Instant::compareTo)
                : lines.stream().map(Line::to).max(Instant::compareTo);
        return edge.map(Instant::toString).orElse("");
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }
}
