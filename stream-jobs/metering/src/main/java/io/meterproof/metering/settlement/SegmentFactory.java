package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts standing runs into segments, one per agreement and tariff version. A segment that was billed before under the same
 * identity is taken as it was; only new ones are rated.
 */
final class SegmentFactory {
    private final Channel channel;
    private final Terms terms;
    private final Installed installed;
    private final Map<Hash, Segment> billed;

    SegmentFactory(Channel channel, Terms terms, Installed installed, Map<Hash, Segment> billed) {
        this.channel = channel;
        this.terms = terms;
        this.installed = installed;
        this.billed = billed;
    }

    /** Cuts a run; returns how many of its readings nobody has agreed to pay. */
    int cut(StandingRun run, Consumer<Segment> segments) {
        ActualBlock block = run.owner();
        Optional<Identified<MeterInstallation>> installation = installation(block);
        Basis basis = new Basis.OfBlock(block.digest(), block.origin(), Multiplied.documents(installation));
        if (block.isCharging()) {
            return cutTransaction(block, basis, Multiplied.transaction(installation, block.values()), segments);
        }
        int offset = (int) (run.first() - block.firstSequence());
        long start = block.start() + (long) offset * block.interval();
        long[] quantities = Multiplied.intervals(installation, block.closingRegister(), block.values());
        Intervals intervals = new Intervals(quantities, offset, run.count(), start, block.interval());
        return cut(block, basis, run.first(), intervals, segments);
    }

    /** Estimates the gap before a block and cuts that; nothing where it cannot be estimated, or the meter was moved meanwhile. */
    void cutGap(RegisterPoint after, ActualBlock behind, Consumer<Segment> segments) {
        Optional<Identified<MeterInstallation>> installation = installation(behind);
        if (Validation.goesOn(after, installation)) {
            GapEstimate.between(after, behind.registers(), installation, installed.course(channel.obis()))
                    .ifPresent(estimate -> {
                        Basis basis = new Basis.OfEstimate(
                                ScaledToAdvance.RULE, after.block(), behind.digest(), estimate.documents());
                        long[] values = estimate.quantities();
                        Intervals all = new Intervals(values, 0, values.length, after.time(), behind.interval());
                        cut(behind, basis, after.sequence(), all, segments);
                    });
        }
    }

    /** Cuts what was used between a block and a register of its meter's installation. */
    void cutAdvance(ActualBlock block, ExchangeAdvance advance, Consumer<Segment> segments) {
        Basis basis = new Basis.OfAdvance(advance.rule(), advance.block(), advance.installation(), advance.documents());
        long[] values = advance.quantities();
        Intervals all = new Intervals(values, 0, values.length, advance.start(), advance.step());
        cut(block, basis, advance.firstSequence(), all, segments);
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
    private int cutTransaction(ActualBlock block, Basis basis, long quantity, Consumer<Segment> segments) {
        Optional<Term> term = termAt(block, block.start());
        if (term.isEmpty()) {
            return block.count();
        }
        Intervals whole = new Intervals(new long[] {quantity}, 0, 1, block.start(), block.interval());
        segments.accept(segment(block, basis, block.firstSequence(), block.count(), term.get(), whole));
        return 0;
    }

    private int cut(ActualBlock block, Basis basis, long first, Intervals intervals, Consumer<Segment> segments) {
        int waiting = 0;
        int from = 0;
        while (from < intervals.count()) {
            Optional<Term> term = termAt(block, intervals.begin(from));
            int to = endOfTerm(block, intervals, from, term);
            if (term.isPresent()) {
                Intervals slice = intervals.slice(from, to);
                segments.accept(segment(block, basis, first + from, to - from, term.get(), slice));
            } else {
                waiting += to - from;
            }
            from = to;
        }
        return waiting;
    }

    private int endOfTerm(ActualBlock block, Intervals intervals, int from, Optional<Term> term) {
        int to = from;
        do {
            Instant change = terms.nextChange(channel.obis(), Instant.ofEpochSecond(intervals.begin(to)));
            to = Math.max(to + 1, intervals.indexAt(change.getEpochSecond()));
        } while (to < intervals.count() && same(term, termAt(block, intervals.begin(to))));
        return to;
    }

    private static boolean same(Optional<Term> one, Optional<Term> two) {
        return one.isPresent() ? two.isPresent() && one.get().sameDocuments(two.get()) : two.isEmpty();
    }

    /** A tariff that has no price for the unit is as good as none: the readings wait. */
    private Optional<Term> termAt(ActualBlock block, long second) {
        Optional<Term> term = terms.at(channel.obis(), Instant.ofEpochSecond(second));
        return term.isPresent() && Rating.prices(term.get().tariff(), block.unit()) ? term : Optional.empty();
    }

    private Segment segment(ActualBlock block, Basis basis, long first, int count, Term term, Intervals quantities) {
        Hash id = UsageIds.of(channel, block.usagePoint(), basis, first, count, term);
        Segment known = billed.get(id);
        return known == null ? new Segment(id, usage(block, basis, first, count, term, quantities)) : known;
    }

    private static Usage usage(ActualBlock block, Basis basis, long first, int count, Term term, Intervals quantities) {
        List<Line> lines = Rating.rate(term.tariff(), block.unit(), quantities);
        return new Usage(
                term.account(),
                term.tariff().currency(),
                block.usagePoint(),
                term.endUse(),
                term.agreement(),
                term.tariffHash(),
                block.unit(),
                basis,
                first,
                count,
                lines);
    }
}
