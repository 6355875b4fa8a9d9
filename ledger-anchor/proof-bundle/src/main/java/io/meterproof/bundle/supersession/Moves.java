package io.meterproof.bundle.supersession;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.supersession.Supersession.Known;
import io.meterproof.bundle.supersession.Supersession.Later;
import io.meterproof.bundle.supersession.Supersession.Period;
import io.meterproof.bundle.verify.Findings;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What moved: the sums of two chains, one of which goes on from the other, compared period by period. */
final class Moves {
    private Moves() {}

    static Supersession of(Pair pair) {
        ClosedPeriods closed = ClosedPeriods.of(pair.older().entries());
        Sums then = Sums.of(pair.older(), closed);
        Sums now = Sums.of(pair.newer(), closed);
        List<Period> periods = IntStream.range(0, closed.statements().size())
                .mapToObj(period -> then.moved(period, now))
                .toList();
        Findings newest = pair.newer().findings();
        Later later =
                new Later(pair.added().size(), Math.subtractExact(now.later(), then.later()), topUps(pair.added()));
        requireNothingElse(pair, periods, later);
        return new Supersession(
                newest.account(),
                newest.currency(),
                newest.keysTrusted(),
                known(pair.older()),
                known(pair.newer()),
                periods,
                new Corrections(pair, closed).list(),
                later,
                notProven(pair));
    }

    /** The moves and what came later, taken from the lines, are all by which the two balances differ. */
    private static void requireNothingElse(Pair pair, List<Period> periods, Later later) {
        long moved = periods.stream().mapToLong(Moves::moved).reduce(0, Math::addExact);
        long change = Math.subtractExact(
                pair.newer().findings().balance(), pair.older().findings().balance());
        require(
                Math.addExact(moved, Math.subtractExact(later.charges(), later.topUps())) == change,
                "entries",
                "the moves do not add up to the difference of the balances");
    }

    static long moved(Period period) {
        return Math.subtractExact(period.now(), period.then());
    }

    static String words(Supersession supersession) {
        int moves = supersession.periods().stream()
                .mapToInt(period -> period.moves().size())
                .sum();
        int unmoved = supersession.periods().stream().mapToInt(Period::unmoved).sum();
        return moves + " sums of " + supersession.periods().size() + " closed periods moved, " + unmoved
                + " did not; with what came later they are all by which the balances differ";
    }

    private static long topUps(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(TopUpEntry.class::isInstance)
                .mapToLong(entry -> ((TopUpEntry) entry).amount())
                .reduce(0, Math::addExact);
    }

    private static Known known(Pair.Bill bill) {
        List<LedgerEntry> entries = bill.entries();
        return new Known(
                bill.findings().checkpoint(),
                entries.get(entries.size() - 1).header().booked(),
                entries.size(),
                bill.bundle().blocks().size(),
                bill.bundle().documents().size(),
                bill.findings().charges(),
                bill.findings().balance());
    }

    private static List<String> notProven(Pair pair) {
        List<String> words = new ArrayList<>(pair.newer().findings().notProven());
        pair.older().findings().notProven().stream()
                .filter(each -> !words.contains(each))
                .forEach(words::add);
        return words;
    }
}
