package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Makes quantities of standing runs, edits, gaps and advances, and has them cut into segments. */
final class SegmentFactory {
    private final Channel channel;
    private final Installed installed;
    private final SegmentCutter cutter;

    SegmentFactory(Channel channel, Terms terms, Installed installed, Map<Hash, Segment> billed) {
        this.channel = channel;
        this.installed = installed;
        this.cutter = new SegmentCutter(channel, terms, installed.gas(), billed);
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
            return cutter.cutTransaction(block, basis, Multiplied.transaction(installation, block.values()), segments);
        }
        int offset = (int) (run.first() - block.firstSequence());
        long[] quantities = Multiplied.intervals(installation, block.closingRegister(), block.values());
        Intervals intervals = new Intervals(quantities, 0, quantities.length, block.start(), block.interval());
        long opening = Multiplied.opening(installation, block.closingRegister(), block.values());
        Metered metered = new Metered(block.unit(), intervals, opening).slice(offset, offset + run.count());
        return cutter.cut(block, basis, run.first(), metered, segments);
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
        return cutter.cut(block, basis, run.first(), metered, segments);
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
                        cutter.cut(behind, basis, after.sequence(), metered, segments);
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
        cutter.cut(block, basis, advance.firstSequence(), new Metered(block.unit(), all, advance.opening()), segments);
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
        cutter.cut(last, basis, last.nextSequence() + run.offset(), new Metered(last.unit(), all, 0), segments);
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
}
