package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.charging.SessionRating;
import io.meterproof.metering.charging.SessionUse;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts quantities into segments, one per agreement, tariff version and, where the tariff charges by the month, local month. A segment that was billed before under the same
 * identity is taken as it was; only new ones are rated.
 */
final class SegmentCutter {
    private final Channel channel;
    private final Terms terms;
    private final GasTerms gas;
    private final Map<Hash, Segment> billed;

    /** Where quantities come from, and whether they are taken off the use of another usage point. */
    private record Source(ActualBlock block, Basis basis, Optional<Deduction> deduction) {
        Source with(List<Hash> documents) {
            return new Source(block, basis.with(documents), deduction);
        }
    }

    SegmentCutter(Channel channel, Terms terms, GasTerms gas, Map<Hash, Segment> billed) {
        this.channel = channel;
        this.terms = terms;
        this.gas = gas;
        this.billed = billed;
    }

    /** A charging transaction is one quantity, on the terms of its begin. */
    Waiting cutTransaction(ActualBlock block, Basis basis, long quantity, Consumer<Segment> segments) {
        Waiting all = new Waiting(block.count(), quantity);
        Optional<Term> term = terms.at(channel.obis(), Instant.ofEpochSecond(block.start()))
                .filter(each -> Rating.prices(each.tariff(), block.unit()) || Rating.pricesSessions(each.tariff()));
        if (term.isEmpty()) {
            return all;
        }
        Intervals whole = new Intervals(new long[] {quantity}, 0, 1, block.start(), block.interval());
        SettledRun run = SettledRun.asMetered(new Metered(block.unit(), whole, 0));
        Intervals begin = new Intervals(new long[] {quantity}, 0, 1, block.start(), 1);
        List<PricedRun> priced =
                PricedRun.of(term.get().tariff(), channel.obis(), block.unit(), begin, terms.published());
        if (priced.isEmpty()) {
            return all;
        }
        Source source = new Source(block, basis.with(priced.get(0).documents()), Optional.empty());
        segments.accept(segment(source, block.firstSequence(), block.count(), term.get(), run));
        return Waiting.NONE;
    }

    /**
     * Cuts quantities; returns those that nobody has agreed to pay, or that have no calorific value or published price yet. Where
     * they are deducted, only those count that are to be.
     */
    Waiting cut(ActualBlock block, Basis basis, long first, Metered metered, Consumer<Segment> segments) {
        Optional<Deductions> deductions = terms.deductions();
        if (deductions.isEmpty()) {
            return cut(new Source(block, basis, Optional.empty()), first, metered, segments);
        }
        Waiting waiting = Waiting.NONE;
        for (Deductions.Part part : deductions.get().parts(metered.quantities())) {
            Source source = new Source(block, basis, Optional.of(part.deduction()));
            waiting = waiting.plus(cut(source, first + part.from(), metered.slice(part.from(), part.to()), segments));
        }
        return waiting;
    }

    private Waiting cut(Source source, long first, Metered metered, Consumer<Segment> segments) {
        Waiting waiting = Waiting.of(metered.quantities());
        for (SettledRun run : gas.runs(metered)) {
            SettledRun told = source.deduction().isPresent() ? run.negated() : run;
            for (SettledRun paid : cut(source.with(run.documents()), first, told, segments)) {
                int end = paid.offset() + paid.quantities().count();
                waiting = waiting.minus(Waiting.of(metered.quantities().slice(paid.offset(), end)));
            }
        }
        return waiting;
    }

    /** Returns the parts that somebody pays, at a known price. */
    private List<SettledRun> cut(Source source, long first, SettledRun run, Consumer<Segment> segments) {
        List<SettledRun> settled = new ArrayList<>();
        int from = 0;
        while (from < run.quantities().count()) {
            Optional<Term> term = termAt(
                    run.unit(), run.quantities().length(), run.quantities().begin(from));
            int to = Math.min(endOfTerm(run, from, term), endOfCycle(run.quantities(), from, term));
            if (term.isPresent()) {
                settled.addAll(cutPriced(source, first, term.get(), run.slice(from, to), segments));
            }
            from = to;
        }
        return settled;
    }

    /** Returns the parts on one term whose prices are all published. */
    private List<SettledRun> cutPriced(
            Source source, long first, Term term, SettledRun run, Consumer<Segment> segments) {
        List<SettledRun> settled = new ArrayList<>();
        for (PricedRun priced :
                PricedRun.of(term.tariff(), channel.obis(), run.unit(), run.quantities(), terms.published())) {
            SettledRun slice = run.slice(priced.from(), priced.to());
            int count = priced.to() - priced.from();
            segments.accept(segment(source.with(priced.documents()), first + slice.offset(), count, term, slice));
            settled.add(slice);
        }
        return settled;
    }

    private int endOfTerm(SettledRun run, int from, Optional<Term> term) {
        Intervals intervals = run.quantities();
        int to = from;
        do {
            Instant change = terms.nextChange(channel.obis(), Instant.ofEpochSecond(intervals.begin(to)));
            to = Math.max(to + 1, intervals.indexAt(change.getEpochSecond()));
        } while (to < intervals.count() && same(term, termAt(run.unit(), intervals.length(), intervals.begin(to))));
        return to;
    }

    /** What a tariff charges by the month is cut by the month: no entry is of two cycles, or taxed in two. */
    private static int endOfCycle(Intervals intervals, int from, Optional<Term> term) {
        if (term.isEmpty() || !term.get().tariff().needsPeriod()) {
            return intervals.count();
        }
        Instant begin = Instant.ofEpochSecond(intervals.begin(from));
        BillingCycle month = BillingCycle.of(term.get().tariff().zone(), begin);
        return Math.max(from + 1, intervals.indexAt(month.to().getEpochSecond()));
    }

    private static boolean same(Optional<Term> one, Optional<Term> two) {
        return one.isPresent() ? two.isPresent() && one.get().sameDocuments(two.get()) : two.isEmpty();
    }

    /** A tariff that has no price for the unit, or takes demand over less than an interval, is as good as none: the readings wait. */
    private Optional<Term> termAt(MeasurementUnit unit, int interval, long second) {
        Optional<Term> term = terms.at(channel.obis(), Instant.ofEpochSecond(second));
        return term.filter(
                each -> Rating.prices(each.tariff(), unit) && Rating.measuresDemand(each.tariff(), interval));
    }

    private Segment segment(Source source, long first, int count, Term term, SettledRun run) {
        Hash id = UsageIds.of(
                channel, source.block().usagePoint(), source.deduction(), source.basis(), first, count, term);
        Segment known = billed.get(id);
        if (known != null) {
            return known;
        }
        Optional<Intervals> measured = term.needsCycle() ? Optional.of(run.quantities()) : Optional.empty();
        return new Segment(
                id,
                usage(source, first, count, term, run),
                measured,
                term.tariff().backBilling());
    }

    private Usage usage(Source source, long first, int count, Term term, SettledRun run) {
        ActualBlock block = source.block();
        List<Line> lines = block.isCharging()
                ? SessionRating.rate(
                        term.tariff(),
                        SessionUse.of(channel.obis(), run.unit(), run.quantities(), block.clockProven()),
                        terms.published())
                : Rating.asRead(term.tariff(), channel.obis(), run.unit(), run.quantities(), terms.published());
        return new Usage(
                term.account(),
                term.tariff().currency(),
                terms.deductions().map(Deductions::usagePoint).orElse(block.usagePoint()),
                term.endUse(),
                term.agreement(),
                term.tariffHash(),
                run.unit(),
                source.basis(),
                first,
                count,
                run.gas(),
                source.deduction(),
                Rating.isExport(channel.obis()),
                lines);
    }
}
