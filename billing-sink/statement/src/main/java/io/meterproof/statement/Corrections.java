package io.meterproof.statement;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.rating.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Rebills rebills = Rebills.of(covered);
        List<AccountStatement.Correction> corrections = new ArrayList<>();
        for (LedgerEntry entry : covered) {
            if (entry instanceof ReversalEntry reversal && reversal.reverses() < statement.firstSequence()) {
                corrections.add(correction(reversal, rebills.standing(reversal)));
            }
        }
        return corrections;
    }

    /** What is billed again, by the number of the reversal in whose place it is, and reversals by that of what each takes back. */
    private record Rebills(Map<Long, LedgerEntry> bills, Map<Long, ReversalEntry> reversals) {
        static Rebills of(List<LedgerEntry> covered) {
            Rebills rebills = new Rebills(new HashMap<>(), new HashMap<>());
            for (LedgerEntry entry : covered) {
                LineContext.rebills(entry).ifPresent(reversal -> rebills.bills.putIfAbsent(reversal, entry));
                if (entry instanceof ReversalEntry reversal) {
                    rebills.reversals.put(reversal.reverses(), reversal);
                }
            }
            return rebills;
        }

        /** What stands in a reversal's place at last: what was billed there may have been taken back and billed again too. */
        Optional<LedgerEntry> standing(ReversalEntry reversal) {
            Optional<LedgerEntry> bill = bill(reversal);
            while (bill.flatMap(this::reversal).isPresent()) {
                bill = bill.flatMap(this::reversal).flatMap(this::bill);
            }
            return bill;
        }

        private Optional<LedgerEntry> bill(ReversalEntry reversal) {
            return Optional.ofNullable(bills.get(reversal.header().sequence()));
        }

        private Optional<ReversalEntry> reversal(LedgerEntry entry) {
            return Optional.ofNullable(reversals.get(entry.header().sequence()));
        }
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
