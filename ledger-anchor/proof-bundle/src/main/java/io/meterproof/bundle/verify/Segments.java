package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.settlement.ExchangeAdvance;
import io.meterproof.metering.settlement.GapEstimate;
import io.meterproof.metering.settlement.Multiplied;
import io.meterproof.metering.settlement.ScaledToAdvance;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the quantities that usage entries rest on. */
final class Segments {
    private final Dossier dossier;

    Segments(Dossier dossier) {
        this.dossier = dossier;
    }

    BilledSegment of(Usage usage, int position) {
        if (usage.basis() instanceof Basis.OfEstimate estimate) {
            return estimated(usage, estimate, position);
        } else if (usage.basis() instanceof Basis.OfAdvance advance) {
            return advanced(usage, advance, position);
        }
        if (usage.basis() instanceof Basis.OfLikeDay likeDay) {
            return likeDay(usage, likeDay, position);
        }
        if (usage.basis() instanceof Basis.OfEdit edit) {
            return edited(usage, edit, position);
        }
        Basis.OfBlock basis = (Basis.OfBlock) usage.basis();
        Exhibit exhibit = cited(basis.block(), usage, position, "basis.block");
        require(
                basis.from().originClass() == exhibit.evidence().originClass(),
                Dossier.entryPath(position, "basis.originClass"),
                "is not that of the block");
        return exhibit.block().kind() == BlockKind.CHARGING
                ? charged(usage, exhibit, position)
                : measured(usage, exhibit, position);
    }

    private BilledSegment measured(Usage usage, Exhibit exhibit, int position) {
        Block block = exhibit.block();
        String path = Dossier.entryPath(position, "basis.block");
        require(block.mode() == ReadingMode.INTERVAL, path, "has registers, not intervals");
        int offset = offset(usage, block.firstSequence(), block.nextSequence(), position);
        var installation = MeterPapers.of(usage, exhibit, dossier, position).installation();
        long[] quantities = RefusedException.at(
                path,
                () -> Multiplied.intervals(
                        installation,
                        block.closingRegister(),
                        exhibit.readings().values()));
        long opening = RefusedException.at(
                path,
                () -> Multiplied.opening(
                        installation,
                        block.closingRegister(),
                        exhibit.readings().values()));
        Intervals all = new Intervals(quantities, 0, quantities.length, block.start(), block.interval());
        return segment(usage, exhibit, all, opening, offset, Multiplied.documents(installation), position);
    }

    private BilledSegment charged(Usage usage, Exhibit exhibit, int position) {
        Block block = exhibit.block();
        boolean whole = usage.firstSequence() == block.firstSequence() && usage.count() == block.count();
        require(whole, Dossier.entryPath(position, "count"), "is not the whole transaction");
        require(usage.deduction().isEmpty(), Dossier.entryPath(position, "deduction"), "is of a charging transaction");
        var installation = MeterPapers.of(usage, exhibit, dossier, position).installation();
        requireDocuments(usage, Multiplied.documents(installation), Optional.empty(), position);
        require(usage.unit() == block.unit(), Dossier.entryPath(position, "unit"), "is not the block's");
        long[] quantity = {
            RefusedException.at(
                    Dossier.entryPath(position, "basis.block"),
                    () -> Multiplied.transaction(
                            installation, exhibit.readings().values()))
        };
        Intervals intervals = new Intervals(quantity, 0, 1, block.start(), block.interval());
        return new BilledSegment(exhibit, usage.firstSequence(), usage.count(), usage.unit(), intervals, false);
    }

    private BilledSegment edited(Usage usage, Basis.OfEdit basis, int position) {
        String path = Dossier.entryPath(position, "basis.edit");
        Exhibit exhibit = cited(basis.block(), usage, position, "basis.block");
        require(exhibit.isMeasured(), path, "has a block without intervals");
        Block block = exhibit.block();
        ReadingEdit edit = present(
                dossier.index().cited(basis.edit(), ReadingEdit.class), path, "the bundle does not hold this edit");
        require(edit.meter().equals(block.meter()) && edit.obis().equals(block.obis()), path, "is of another channel");
        boolean inTime = edit.isInTime(block.firstSequence(), block.start(), block.interval());
        require(inTime, path, "counts other intervals than the block");
        int offset = offset(usage, edit.firstSequence(), edit.nextSequence(), position);
        var installation = MeterPapers.of(usage, exhibit, dossier, position).installation();
        long[] quantities = RefusedException.at(path, () -> Multiplied.edited(installation, edit.quantities()));
        Intervals all =
                new Intervals(quantities, 0, quantities.length, edit.start().getEpochSecond(), block.interval());
        return segment(usage, exhibit, all, 0, offset, Multiplied.documents(installation), position);
    }

    private BilledSegment estimated(Usage usage, Basis.OfEstimate estimate, int position) {
        String path = Dossier.entryPath(position, "basis.estimate");
        require(estimate.rule().equals(ScaledToAdvance.RULE), path, "is not a rule that this verifier knows");
        Exhibit after = cited(estimate.after(), usage, position, "basis.after");
        Exhibit before = cited(estimate.before(), usage, position, "basis.before");
        EstimatedGap gap = new EstimatedGap(after, before, path);
        int offset = offset(usage, gap.firstSequence(), gap.nextSequence(), position);
        MeterPapers papers = MeterPapers.of(usage, before, dossier, position);
        GapEstimate estimated = RefusedException.at(path, () -> gap.estimate(papers));
        long[] values = estimated.quantities();
        Intervals all = new Intervals(
                values, 0, values.length, after.block().end(), before.block().interval());
        return segment(usage, after, all, estimated.opening(), offset, estimated.documents(), position);
    }

    private BilledSegment likeDay(Usage usage, Basis.OfLikeDay basis, int position) {
        Exhibit after = cited(basis.after(), usage, position, "basis.after");
        List<Exhibit> history = basis.history().stream()
                .map(block -> cited(block, usage, position, "basis.blocks"))
                .toList();
        LikeDayEstimate estimate = new LikeDayEstimate(usage, basis, after, history, dossier, position);
        long[] values = estimate.values();
        var installation = MeterPapers.of(usage, after, dossier, position).installation();
        long[] quantities = RefusedException.at(
                Dossier.entryPath(position, "basis.estimate"), () -> Multiplied.alone(installation, values));
        Intervals all = new Intervals(
                quantities,
                0,
                quantities.length,
                estimate.start(),
                after.block().interval());
        List<Hash> documents = Stream.concat(Multiplied.documents(installation).stream(), estimate.edits().stream())
                .sorted()
                .toList();
        return segment(usage, after, all, 0, 0, documents, position);
    }

    private BilledSegment advanced(Usage usage, Basis.OfAdvance basis, int position) {
        String path = Dossier.entryPath(position, "basis.advance");
        Exhibit exhibit = cited(basis.block(), usage, position, "basis.block");
        require(exhibit.isMeasured(), path, "has a block without intervals");
        MeterPapers papers = MeterPapers.of(usage, exhibit, dossier, position);
        ExchangeAdvance advance = present(
                RefusedException.at(path, () -> papers.advance(basis.rule(), exhibit)),
                path,
                "is not what the registers of this installation and block say");
        require(
                advance.installation().equals(basis.installation()),
                Dossier.entryPath(position, "basis.installation"),
                "is not the installation of these readings");
        long[] values = advance.quantities();
        int offset = offset(usage, advance.firstSequence(), advance.firstSequence() + values.length, position);
        Intervals all = new Intervals(values, 0, values.length, advance.start(), advance.step());
        return segment(usage, exhibit, all, advance.opening(), offset, advance.documents(), position);
    }

    /**
     * What an entry bills of metered quantities.
     *
     * @param opening the multiplied register before the first of all
     * @param documents that make the quantities others than the blocks alone would
     */
    private BilledSegment segment(
            Usage usage, Exhibit exhibit, Intervals all, long opening, int offset, List<Hash> documents, int position) {
        Intervals metered = all.slice(offset, offset + usage.count());
        Optional<ConvertedGas> gas = ConvertedGas.of(usage, exhibit, metered, dossier, position);
        requireDocuments(usage, documents, gas, position);
        require(
                gas.isPresent() || usage.unit() == exhibit.block().unit(),
                Dossier.entryPath(position, "unit"),
                "is not the block's");
        Intervals billed = metered;
        if (gas.isPresent()) {
            long begin = RefusedException.at(
                    Dossier.entryPath(position, "gas"),
                    () -> Math.addExact(opening, all.slice(0, offset).sum()));
            billed = gas.get().energy(usage, begin, metered, position);
        }
        Intervals counted = usage.deduction().isPresent() ? billed.negated() : billed;
        return new BilledSegment(
                exhibit,
                usage.firstSequence(),
                usage.count(),
                usage.unit(),
                counted,
                usage.deduction().isPresent());
    }

    private void requireDocuments(Usage usage, List<Hash> documents, Optional<ConvertedGas> gas, int position) {
        require(
                ConvertedGas.otherDocuments(usage, gas).stream()
                        .filter(hash -> dossier.index()
                                .cited(hash, PublishedPrices.class)
                                .isEmpty())
                        .toList()
                        .equals(documents),
                Dossier.entryPath(position, "basis.documents"),
                "are not those that the quantities rest on");
    }

    private Exhibit cited(Hash block, Usage usage, int position, String field) {
        Exhibit exhibit = dossier.blocks().get(block);
        String path = Dossier.entryPath(position, field);
        require(exhibit != null, path, "the bundle does not hold this block");
        dossier.results().cite(block);
        require(exhibit.evidence().usagePoint().equals(usage.meteredAt()), path, "is of another usage point");
        return exhibit;
    }

    private static int offset(Usage usage, long first, long next, int position) {
        boolean within =
                usage.count() >= 1 && usage.firstSequence() >= first && usage.firstSequence() <= next - usage.count();
        require(within, Dossier.entryPath(position, "firstSequence"), "is not within " + first + " to " + (next - 1));
        return Math.toIntExact(usage.firstSequence() - first);
    }
}
