package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.charging.SessionRating;
import io.meterproof.metering.charging.SessionUse;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.period.BillingCycle;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Cuts standing runs into segments, one per agreement, tariff version and, where the tariff charges by the month, local month. A segment that was billed before under the same
 * identity is taken as it was; only new ones are rated.
 */
final class SegmentFactory {
    private final Channel channel;
    private final Terms terms;
    private final Installed installed;
    private final Map<Hash, Segment> billed;
    private final Map<Hash, BackBilling> policies = new HashMap<>();

    SegmentFactory(Channel channel, Terms terms, Installed installed, Map<Hash, Segment> billed) {
        this.channel = channel;
        this.terms = terms;
        this.installed = installed;
        this.billed = billed;
    }

    /** How far back the bills of the new segments may reach, by their usage, where something bounds them. */
    Map<Hash, BackBilling> policies() {
        return policies;
    }

    /**
     * Cuts a run; returns those of its readings that nobody has agreed to pay, or that have no calorific value or published price
     * yet.
     */
    Waiting cut(StandingRun run, Consumer<Segment> segments) {
        ActualBlock block = run.owner();
        Optional<Identified<MeterInstallation>> installation = installation(block);
        Basis basis = new Basis.OfBlock(block.digest(), block.origin(), Multiplied.documents(installation));
        if (block.isCharging()) {
            return cutTransaction(block, basis, Multiplied.transaction(installation, block.values()), segments);
        }
        int offset = (int) (run.first() - block.firstSequence());
        long[] quantities = Multiplied.intervals(installation, block.closingRegister(), block.values());
        Intervals intervals = new Intervals(quantities, 0, quantities.length, block.start(), block.interval());
        long opening = Multiplied.opening(installation, block.closingRegister(), block.values());
        Metered metered = new Metered(block.unit(), intervals, opening).slice(offset, offset + run.count());
        return cut(block, basis, run.first(), metered, segments);
    }

    /** Whether what an edit says of a block's channel stays in range when it is multiplied. */
    boolean takes(Identified<ReadingEdit> edit, ActualBlock block) {
        Optional<Identified<MeterInstallation>> installation = installation(block);
        long register = edit.content().sum();
        long used = edit.content().moved();
        return Multiplied.fits(installation, register, used)
                && installed.gas().fits(installation, block.unit(), register, used);
    }

    /** Cuts a run that an edit stands for; returns as {@link #cut}. */
    Waiting cutEdit(StandingRun run, Identified<ReadingEdit> edit, Consumer<Segment> segments) {
        ActualBlock block = run.owner();
        Optional<Identified<MeterInstallation>> installation = installation(block);
        Basis basis = new Basis.OfEdit(block.digest(), edit.hash(), Multiplied.documents(installation));
        long[] values = Multiplied.edited(installation, edit.content().quantities());
        int offset = (int) (run.first() - edit.content().firstSequence());
        Intervals all =
                new Intervals(values, 0, values.length, edit.content().start().getEpochSecond(), block.interval());
        Metered metered = new Metered(block.unit(), all, 0).slice(offset, offset + run.count());
        return cut(block, basis, run.first(), metered, segments);
    }

    /** Estimates the gap before a block and cuts that; nothing where it cannot be estimated, or the meter was moved meanwhile. */
    void cutGap(RegisterPoint after, ActualBlock behind, Consumer<Segment> segments) {
        Optional<Identified<MeterInstallation>> installation = installation(behind);
        if (Validation.goesOn(after, installation)) {
            GapEstimate.between(after, behind.registers(), installation, installed.course(channel.obis()))
                    .filter(estimate -> energyFits(behind.unit(), estimate.opening(), estimate.quantities()))
                    .ifPresent(estimate -> {
                        Basis basis = new Basis.OfEstimate(
                                ScaledToAdvance.RULE, after.block(), behind.digest(), estimate.documents());
                        long[] values = estimate.quantities();
                        Intervals all = new Intervals(values, 0, values.length, after.time(), behind.interval());
                        Metered metered = new Metered(behind.unit(), all, estimate.opening());
                        cut(behind, basis, after.sequence(), metered, segments);
                    });
        }
    }

    /** Cuts what was used between a block and a register of its meter's installation. */
    void cutAdvance(ActualBlock block, ExchangeAdvance advance, Consumer<Segment> segments) {
        if (!energyFits(block.unit(), advance.opening(), advance.quantities())) {
            return;
        }
        Basis basis = new Basis.OfAdvance(advance.rule(), advance.block(), advance.installation(), advance.documents());
        long[] values = advance.quantities();
        Intervals all = new Intervals(values, 0, values.length, advance.start(), advance.step());
        cut(block, basis, advance.firstSequence(), new Metered(block.unit(), all, advance.opening()), segments);
    }

    /** Cuts what is estimated behind a channel's last block; each interval is multiplied alone, for no register moved. */
    void cutLikeDay(ActualBlock last, LikeRun run, Hash order, Consumer<Segment> segments) {
        Optional<Identified<MeterInstallation>> installation = installation(last);
        long[] values = run.values();
        boolean fits = LongStream.of(values).allMatch(value -> Multiplied.fits(installation, value, value));
        if (!fits) {
            return;
        }
        List<Hash> documents = Stream.concat(Multiplied.documents(installation).stream(), run.edits().stream())
                .sorted()
                .toList();
        Basis basis = new Basis.OfLikeDay(last.digest(), order, run.weeks(), run.blocks(), documents);
        long start = last.end() + (long) run.offset() * last.interval();
        Intervals all = new Intervals(Multiplied.alone(installation, values), 0, values.length, start, last.interval());
        cut(last, basis, last.nextSequence() + run.offset(), new Metered(last.unit(), all, 0), segments);
    }

    /** Whether volumes that were multiplied already stay in range as energy. */
    private boolean energyFits(MeasurementUnit unit, long opening, long[] volumes) {
        long used = LongStream.of(volumes).sum();
        return installed.gas().fits(Optional.empty(), unit, opening, used);
    }

    private Optional<Identified<MeterInstallation>> installation(ActualBlock block) {
        return installed
                .of(block)
                .map(each -> installed.firstToSay(each, Instant.ofEpochSecond(block.end()), SegmentFactory::factors));
    }

    /** What the quantity of readings depends on. */
    private static List<Object> factors(MeterInstallation installation) {
        return List.of(installation.multiplier().stripTrailingZeros(), installation.registerDigits());
    }

    /** A charging transaction is one quantity, on the terms of its begin. */
    private Waiting cutTransaction(ActualBlock block, Basis basis, long quantity, Consumer<Segment> segments) {
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
        Basis priceBasis = basis.with(priced.get(0).documents());
        segments.accept(segment(block, priceBasis, block.firstSequence(), block.count(), term.get(), run));
        return Waiting.NONE;
    }

    private Waiting cut(ActualBlock block, Basis basis, long first, Metered metered, Consumer<Segment> segments) {
        Waiting waiting = Waiting.of(metered.quantities());
        for (SettledRun run : installed.gas().runs(metered)) {
            for (SettledRun paid : cut(block, basis.with(run.documents()), first, run, segments)) {
                int end = paid.offset() + paid.quantities().count();
                waiting = waiting.minus(Waiting.of(metered.quantities().slice(paid.offset(), end)));
            }
        }
        return waiting;
    }

    /** Returns the parts that somebody pays, at a known price. */
    private List<SettledRun> cut(
            ActualBlock block, Basis basis, long first, SettledRun run, Consumer<Segment> segments) {
        List<SettledRun> settled = new ArrayList<>();
        int from = 0;
        while (from < run.quantities().count()) {
            Optional<Term> term = termAt(
                    run.unit(), run.quantities().length(), run.quantities().begin(from));
            int to = Math.min(endOfTerm(run, from, term), endOfCycle(run.quantities(), from, term));
            if (term.isPresent()) {
                settled.addAll(cutPriced(block, basis, first, term.get(), run.slice(from, to), segments));
            }
            from = to;
        }
        return settled;
    }

    /** Returns the parts on one term whose prices are all published. */
    private List<SettledRun> cutPriced(
            ActualBlock block, Basis basis, long first, Term term, SettledRun run, Consumer<Segment> segments) {
        List<SettledRun> settled = new ArrayList<>();
        for (PricedRun priced :
                PricedRun.of(term.tariff(), channel.obis(), run.unit(), run.quantities(), terms.published())) {
            SettledRun slice = run.slice(priced.from(), priced.to());
            int count = priced.to() - priced.from();
            segments.accept(segment(block, basis.with(priced.documents()), first + slice.offset(), count, term, slice));
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

    private Segment segment(ActualBlock block, Basis basis, long first, int count, Term term, SettledRun run) {
        Hash id = UsageIds.of(channel, block.usagePoint(), basis, first, count, term);
        Segment known = billed.get(id);
        if (known != null) {
            return known;
        }
        term.tariff().backBilling().ifPresent(policy -> policies.put(id, policy));
        Optional<Intervals> measured = term.needsCycle() ? Optional.of(run.quantities()) : Optional.empty();
        return new Segment(id, usage(block, basis, first, count, term, run), measured);
    }

    private Usage usage(ActualBlock block, Basis basis, long first, int count, Term term, SettledRun run) {
        List<Line> lines = block.isCharging()
                ? SessionRating.rate(
                        term.tariff(),
                        SessionUse.of(channel.obis(), run.unit(), run.quantities(), block.clockProven()),
                        terms.published())
                : Rating.asRead(term.tariff(), channel.obis(), run.unit(), run.quantities(), terms.published());
        return new Usage(
                term.account(),
                term.tariff().currency(),
                block.usagePoint(),
                term.endUse(),
                term.agreement(),
                term.tariffHash(),
                run.unit(),
                basis,
                first,
                count,
                run.gas(),
                lines);
    }
}
